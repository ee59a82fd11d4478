package org.godwit.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/// What the build wrote down.
public final class BuildProperties {

    private static final Properties PROPERTIES = load();

    private BuildProperties() {}

    /// What every JVM of Godwit is called with.
    public static List<String> jvmFlags() {
        return List.of(PROPERTIES.getProperty("jvm.flags").trim().split("\\s+"));
    }

    public static String version() {
        return PROPERTIES.getProperty("version");
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream in = BuildProperties.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties is not on the class path");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
