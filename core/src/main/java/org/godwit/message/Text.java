package org.godwit.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Strings as bytes: ISO 8859-1 if they fit, else UTF-8, ended by a NUL as in C.
final class Text {

    private static final char LATIN_1_MAX = 0xff;

    private Text() {}

    /// The bytes of `s` up to its first NUL, with a NUL behind them.
    static byte[] encode(String s) {
        int nul = s.indexOf('\0');
        String text = nul < 0 ? s : s.substring(0, nul);
        var charset = isLatin1(text) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        byte[] plain = text.getBytes(charset);
        return Arrays.copyOf(plain, plain.length + 1);
    }

    /// The reverse of [#encode], up to the first NUL. Messages do not say which charset they use,
    /// so UTF-8 is what decodes as such *and* needs it; an ISO 8859-1 text that happens to spell
    /// such UTF-8 (a capital accented letter, then a control or punctuation character from the
    /// upper half) is misread.
    static String decode(byte[] from, int at, int length) {
        int end = at;
        boolean ascii = true;
        while (end < at + length && from[end] != 0) {
            ascii &= from[end] > 0;
            end++;
        }
        String latin1 = new String(from, at, end - at, StandardCharsets.ISO_8859_1);
        if (ascii) {
            return latin1;
        }
        try {
            var bytes = ByteBuffer.wrap(from, at, end - at);
            String utf8 = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return isLatin1(utf8) ? latin1 : utf8;
        } catch (CharacterCodingException notUtf8) {
            return latin1;
        }
    }

    private static boolean isLatin1(String s) {
        return s.chars().allMatch(c -> c <= LATIN_1_MAX);
    }
}
