package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The names, signatures and values that programs compile against. `-Dfunctions=write` writes
/// docs/functions.md instead of comparing it.
class FunctionTableTest {

    private static final int FUNCTIONS_OF_PVM = 106;
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DOCUMENT = ROOT.resolve("docs/functions.md");

    private FunctionTable table;

    @BeforeEach
    void read() throws IOException {
        table = new FunctionTable(Recorded.lines("functions.txt"), ROOT);
    }

    private List<String> missing() {
        List<String> shapes = shapes();
        shapes.removeAll(FunctionTable.present());
        return shapes;
    }

    private List<String> shapes() {
        return new ArrayList<>(
                table.functions().stream().map(FunctionTable.Function::shape).toList());
    }

    @Test
    void the_table_has_all_functions_of_the_c_interface() {
        List<String> beside =
                List.of(
                        "Trace masks",
                        "Predefined reductions",
                        "Beside the C functions",
                        "Offset forms");
        assertThat(table.functions().stream().filter(f -> !beside.contains(f.group())))
                .hasSize(FUNCTIONS_OF_PVM);
    }

    @Test
    void every_function_has_its_form_and_there_is_no_other() {
        assertThat(shapes()).containsAll(FunctionTable.present());
        assertThat(missing()).isEmpty();
    }

    @Test
    void every_function_is_called_by_something_that_runs() {
        List<String> present = FunctionTable.present();
        assertThat(
                        table.functions().stream()
                                .filter(f -> present.contains(f.shape()))
                                .filter(f -> table.callers(f.name()).isEmpty())
                                .map(FunctionTable.Function::name))
                .isEmpty();
    }

    @Test
    void the_document_says_what_is_there() throws IOException {
        if ("write".equals(System.getProperty("functions"))) {
            Files.writeString(DOCUMENT, table.markdown());
        }
        assertThat(Files.readString(DOCUMENT))
                .as("rewrite it: -Dtest=FunctionTableTest -Dtest.flags=-Dfunctions=write")
                .isEqualTo(table.markdown());
    }

    @Test
    void every_constant_has_its_name_and_value() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (String line : Recorded.lines("constants.txt")) {
            for (String word : line.replaceFirst("^String ", "").split(" ")) {
                String[] pair = word.split("=");
                expected.put(pair[0], pair[1].replace("\"", ""));
            }
        }
        Map<String, String> actual = new TreeMap<>();
        Arrays.stream(Pvm.class.getFields())
                .filter(f -> f.getType() != PvmReduceFunction.class)
                .forEach(f -> actual.put(f.getName(), valueOf(f)));
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void reductions_are_fields_too() {
        assertThat(
                        Arrays.stream(Pvm.class.getFields())
                                .filter(f -> f.getType() == PvmReduceFunction.class)
                                .map(Field::getName))
                .containsExactlyInAnyOrder("PvmMax", "PvmMin", "PvmSum", "PvmProduct");
    }

    private static String valueOf(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
