package org.godwit.console.demo;

import java.io.PrintWriter;
import java.util.List;

/// Where the demo is shown. Calls come one at a time.
sealed interface DemoDisplay {

    /// Something happened; `view` includes it.
    void happened(DemoView view, DemoView.Happening happening);

    /// A moment has passed.
    void refresh(DemoView view);

    /// Leaves the terminal as it was found.
    void close();

    /// A line per happening.
    record Plain(PrintWriter out) implements DemoDisplay {

        @Override
        public void happened(DemoView view, DemoView.Happening happening) {
            out.println(DemoPicture.line(happening));
        }

        @Override
        public void refresh(DemoView view) {}

        @Override
        public void close() {}
    }

    /// A picture that is drawn again and again over itself.
    final class Drawn implements DemoDisplay {

        private static final String HIDE_CURSOR = "\u001b[?25l";
        private static final String SHOW_CURSOR = "\u001b[?25h";
        private static final String CLEAR_BELOW = "\u001b[J";

        private final PrintWriter out;
        private final DemoPicture picture;
        private int drawn;

        Drawn(PrintWriter out, int width) {
            this.out = out;
            this.picture = new DemoPicture(width, true);
            out.print(HIDE_CURSOR);
        }

        @Override
        public void happened(DemoView view, DemoView.Happening happening) {
            refresh(view);
        }

        @Override
        public void refresh(DemoView view) {
            List<String> lines = picture.draw(view);
            String up = drawn == 0 ? "" : "\u001b[" + drawn + "A\r";
            out.print(up + CLEAR_BELOW + String.join("\n", lines) + "\n");
            out.flush();
            drawn = lines.size();
        }

        @Override
        public void close() {
            out.print(SHOW_CURSOR);
            out.flush();
        }
    }
}
