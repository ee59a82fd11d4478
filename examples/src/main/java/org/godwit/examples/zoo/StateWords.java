package org.godwit.examples.zoo;

/// A state machine over text: comments and quotes stripped, numbers recognised.
@SuppressWarnings("EnumOrdinal") // on purpose
public final class StateWords {
    private StateWords() {}

    private enum State {
        CODE,
        SLASH,
        COMMENT,
        STAR,
        QUOTE,
        ESCAPE
    }

    public static void main(String[] argv) {
        String text =
                "a = 1 / 2; /* no * code */ s = \"it's /* no comment */ \\\" \"; // end /***/ 42";
        State state = State.CODE;
        StringBuilder out = new StringBuilder();
        int[] visits = new int[State.values().length];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            State before = state;
            state =
                    switch (state) {
                        case CODE -> c == '/' ? State.SLASH : c == '"' ? State.QUOTE : State.CODE;
                        case SLASH -> c == '*' ? State.COMMENT : State.CODE;
                        case COMMENT -> c == '*' ? State.STAR : State.COMMENT;
                        case STAR -> c == '/' ? State.CODE : c == '*' ? State.STAR : State.COMMENT;
                        case QUOTE ->
                                c == '\\' ? State.ESCAPE : c == '"' ? State.CODE : State.QUOTE;
                        case ESCAPE -> State.QUOTE;
                    };
            visits[state.ordinal()]++;
            if (state == State.CODE && before == State.CODE) {
                out.append(c);
            }
            if (state != before && i % 3 == 0) {
                System.out.println(i + " " + before + " to " + state + " " + out);
            }
        }
        System.out.println(out + " " + Checksum.of(visits));
    }
}
