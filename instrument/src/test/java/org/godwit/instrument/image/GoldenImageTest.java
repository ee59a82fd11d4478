package org.godwit.instrument.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.instrument.image.sample.Node;
import org.godwit.instrument.image.sample.Planet;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An image of the current format, as it was written once. If this fails although nothing but the
/// form of images was changed, the format's version must be raised and the file written anew, by
/// running this class's `main` with the file's name.
class GoldenImageTest {

    private static final String FILE = "format-1.image";

    private static Node golden() {
        Node node = new Node(7, new Node(8, null));
        node.text = "golden ü 漢";
        node.real = Math.PI;
        node.any = new ArrayList<>(List.of(1, 2L, 3.0, 'c', Planet.EARTH, "x"));
        node.many = new Object[] {node, new int[][] {{1}, {2, 3}}, System.out, List.of()};
        return node;
    }

    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[0]), Images.write(golden(), Map.of(), 1 << 16).getFirst());
    }

    @Test
    void an_image_of_this_format_is_still_read_on_the_jdk_build_that_wrote_it() throws IOException {
        byte[] image;
        try (InputStream in = GoldenImageTest.class.getResourceAsStream(FILE)) {
            assertThat(in).as(FILE).isNotNull();
            image = in.readAllBytes();
        }
        boolean isOfThisBuild =
                new String(image, StandardCharsets.ISO_8859_1).contains(ImageFormat.jvm());
        if (isOfThisBuild) {
            Node copy = (Node) Images.read(List.of(image));
            assertThat(copy).usingRecursiveComparison().isEqualTo(golden());
            assertThat(Images.write(golden()).getFirst()).isEqualTo(image);
        } else {
            assertThatThrownBy(() -> Images.read(List.of(image)))
                    .hasMessageContaining("the JVM of the capture is")
                    .hasMessageContaining(ImageFormat.jvm());
        }
    }
}
