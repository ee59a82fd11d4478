package org.godwit.console.sweep;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.task.Tid;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Orders and outcomes on the pipes between the two JVMs of a sweep.
final class Wire {

    private Wire() {}

    static void write(DataOutputStream out, Order order) throws IOException {
        write(out, order.from());
        out.writeInt(order.points());
        out.flush();
    }

    static Order readOrder(DataInputStream in) throws IOException {
        return new Order(readState(in), in.readInt());
    }

    static void write(DataOutputStream out, Outcome outcome) throws IOException {
        write(out, outcome.state());
        out.writeBoolean(outcome.captured());
        writeText(out, outcome.end());
        writeTexts(out, outcome.pins());
        writeText(out, outcome.refused());
        out.flush();
    }

    static Outcome readOutcome(DataInputStream in) throws IOException {
        return new Outcome(
                readState(in), in.readBoolean(), readText(in), readTexts(in), readText(in));
    }

    private static void write(DataOutputStream out, TaskState state) throws IOException {
        writeText(out, state.program());
        writeTexts(out, state.lines());
        out.writeInt(state.queue().size());
        for (Message message : state.queue()) {
            write(out, message);
        }
        out.writeBoolean(state.exited());
        out.writeInt(state.points());
        out.writeInt(state.capture().size());
        for (byte[] piece : state.capture()) {
            writeBytes(out, piece);
        }
    }

    private static TaskState readState(DataInputStream in) throws IOException {
        String program = readText(in);
        List<String> lines = readTexts(in);
        List<Message> queue = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            queue.add(readMessage(in));
        }
        boolean exited = in.readBoolean();
        int points = in.readInt();
        List<byte[]> capture = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            capture.add(readBytes(in));
        }
        return new TaskState(program, lines, queue, exited, points, capture);
    }

    private static void write(DataOutputStream out, Message m) throws IOException {
        out.writeInt(m.source().value());
        out.writeInt(m.destination().value());
        out.writeInt(m.tag());
        out.writeInt(m.context());
        out.writeInt(m.waitId());
        out.writeUTF(m.body().encoding().name());
        writeBytes(out, m.body().exactBytes());
    }

    private static Message readMessage(DataInputStream in) throws IOException {
        return new Message(
                new Tid(in.readInt()),
                new Tid(in.readInt()),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                Body.of(Encoding.valueOf(in.readUTF()), readBytes(in)));
    }

    private static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(out, text);
        }
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(readText(in));
        }
        return texts;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
