package org.godwit.instrument.check.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

class ClockHas {
    Instant now() {
        return Instant.now();
    }
}

class ClockHasNot {
    Instant now(long sent) {
        return Instant.ofEpochMilli(sent).plus(Duration.ofSeconds(1));
    }
}

class RandomHas {
    String name() {
        return UUID.randomUUID() + " " + new Random().nextInt();
    }
}

class RandomHasNot {
    int next(String[] argv) {
        return new Random(Long.parseLong(argv[0])).nextInt();
    }
}

class HostValueHas {
    String user() {
        return System.getProperty("user.name");
    }
}

class HostValueHasNot {
    String user(String[] argv) {
        return argv[0];
    }
}

class FileAtOnceHas {
    String read(Path file) throws IOException {
        return Files.readString(file);
    }
}

class FileAtOnceHasNot {
    Path beside(Path file) {
        return file.resolveSibling("other");
    }
}

class StandardInputHas {
    int read() throws IOException {
        return System.in.read();
    }
}

class StandardInputHasNot {
    void print(int number) {
        System.out.println(number);
    }
}

class ExitHas {
    void main() {
        System.exit(1);
    }
}

class ExitHasNot {
    void exit(int code) {
        System.out.println(code);
    }

    void main() {
        exit(1);
    }
}

class HostChangeHas {
    void speak() {
        Locale.setDefault(Locale.ROOT);
    }
}

class HostChangeHasNot {
    String speak() {
        return String.format(Locale.ROOT, "%.2f", 1.5);
    }
}

class NativeLibraryHas {
    void load() {
        System.loadLibrary("fast");
    }
}

class NativeLibraryHasNot {
    void load() {
        loadLibrary("fast");
    }

    void loadLibrary(String name) {
        System.out.println(name);
    }
}

class ClassByNameHas {
    Class<?> find(String name) throws ClassNotFoundException {
        return Class.forName(name);
    }
}

class ClassByNameHasNot {
    Class<?> find() {
        return ClassByNameHasNot[].class.componentType();
    }
}
