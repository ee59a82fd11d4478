package org.godwit.instrument.image;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Values of the JDK that it makes from a text, and whose fields belong to one JVM: interned parts,
/// providers, compiled programs.
///
/// @param type the public class, under whose name they stand in an image
/// @param write the text of an object; empty if this one has none
/// @param read the object of a text; throws any RuntimeException if it is none
record TextForm(Class<?> type, Function<Object, String> write, Function<String, Object> read) {

    private static final List<TextForm> ALL =
            List.of(
                    new TextForm(Charset.class, o -> ((Charset) o).name(), Charset::forName),
                    new TextForm(Locale.class, o -> tag((Locale) o), Locale::forLanguageTag),
                    new TextForm(
                            Currency.class,
                            o -> ((Currency) o).getCurrencyCode(),
                            Currency::getInstance),
                    new TextForm(
                            Pattern.class,
                            o -> ((Pattern) o).flags() + " " + ((Pattern) o).pattern(),
                            TextForm::pattern),
                    new TextForm(File.class, o -> ((File) o).getPath(), File::new),
                    new TextForm(Path.class, o -> path((Path) o), Path::of));

    /// Stands for "has no text"; no text of the forms above starts with this.
    static final String NONE = "\0";

    /// The form of objects of this class, null if they have none. Subclasses made by programs are
    /// ordinary objects.
    static @Nullable TextForm of(Class<?> type) {
        if (type.getClassLoader() != null) {
            return null;
        }
        for (TextForm form : ALL) {
            if (form.type.isAssignableFrom(type)) {
                return form;
            }
        }
        return null;
    }

    private static String tag(Locale locale) {
        String tag = locale.toLanguageTag();
        return Locale.forLanguageTag(tag).equals(locale) ? tag : NONE;
    }

    private static String path(Path path) {
        return path.getFileSystem().equals(FileSystems.getDefault()) ? path.toString() : NONE;
    }

    private static Object pattern(String text) {
        int space = text.indexOf(' ');
        return Pattern.compile(text.substring(space + 1), Integer.parseInt(text, 0, space, 10));
    }
}
