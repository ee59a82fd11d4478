package org.godwit.pvm;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Reads a format of pvm_packf and pvm_unpackf along with its arguments.
final class FormatReader {

    private final String format;
    private final @Nullable Object[] arguments;
    private int at;
    private int taken;

    FormatReader(String format, @Nullable Object @Nullable [] arguments) {
        this.format = format;
        this.arguments = arguments == null ? new @Nullable Object[] {null} : arguments;
    }

    /// One conversion: `%[count|*][.stride|.*][h l u]type`.
    ///
    /// @param array whether count or stride was given, so that even one item comes in an array
    record Item(int count, int stride, boolean array, boolean isShort, boolean isLong, char type) {}

    /// Steps over `%+`, which only means something at the start.
    boolean startsWithEncoding() {
        boolean found = format.startsWith("%+");
        at = found ? 2 : 0;
        return found;
    }

    /// Steps behind the next percent sign; false if there is none.
    boolean findItem() {
        int percent = format.indexOf('%', at);
        at = percent < 0 ? format.length() : percent + 1;
        return percent >= 0;
    }

    /// The conversion here, empty if it ends too early or lacks an argument.
    Optional<Item> item() {
        Optional<Integer> count = Optional.of(1);
        Optional<Integer> stride = Optional.of(1);
        int start = at;
        if (peek() == '*' || Character.isDigit(peek())) {
            count = number();
        }
        if (peek() == '.') {
            at++;
            stride = number();
        }
        boolean array = at > start;
        boolean isShort = false;
        boolean isLong = false;
        while (peek() == 'h' || peek() == 'l' || peek() == 'u') {
            isShort |= peek() == 'h';
            isLong |= peek() == 'l';
            at++;
        }
        char type = peek();
        at++;
        return count.isEmpty() || stride.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Item(
                                Math.max(0, count.get()),
                                stride.get(),
                                array,
                                isShort,
                                isLong,
                                type));
    }

    private char peek() {
        return at < format.length() ? format.charAt(at) : '\0';
    }

    /// A star takes an argument; no digits are 1.
    private Optional<Integer> number() {
        if (peek() == '*') {
            at++;
            return integer();
        }
        int start = at;
        long value = 0;
        while (peek() >= '0' && peek() <= '9') {
            value = Math.min(Integer.MAX_VALUE, value * 10 + peek() - '0');
            at++;
        }
        return Optional.of(at == start ? 1 : (int) value);
    }

    /// The next argument if it is an Integer.
    Optional<Integer> integer() {
        return next() instanceof Integer value ? Optional.of(value) : Optional.empty();
    }

    /// The next argument, null if there is none.
    @Nullable Object next() {
        return taken < arguments.length ? arguments[taken++] : null;
    }
}
