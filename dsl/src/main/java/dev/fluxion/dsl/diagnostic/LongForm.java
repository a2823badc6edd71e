package dev.fluxion.dsl.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The long form of a message: why there is such a rule, a file that breaks it and the same file mended. They stand in the resource
 * {@code messages.txt}.
 *
 * @param code number of the message
 * @param text a paragraph, lines of at most 100 characters
 * @param example the two files; empty where the mistake is a matter of size, or cannot be made in a short file
 */
public record LongForm(Code code, String text, Optional<Example> example) {
    private static final String RESOURCE = "messages.txt";

    /**
     * A mistake and its correction.
     *
     * @param wrong a whole file that gives the message
     * @param right the same without the mistake
     */
    public record Example(String wrong, String right) {}

    /** The long form of one message. */
    public static LongForm of(Code code) {
        return Forms.ALL.get(code);
    }

    /** As {@code fluxion explain E0503} prints it. */
    public String print() {
        StringBuilder out = new StringBuilder();
        out.append(code.severity().word()).append('[').append(code).append("]: ");
        out.append(code.template().replaceAll("%,?[sd]", "…")).append("\n\n").append(text);
        example.ifPresent(e -> out.append("\nThis is " + verb() + ":\n\n")
                .append(e.wrong().indent(4))
                .append("\nThis is not:\n\n")
                .append(e.right().indent(4)));
        return out.toString();
    }

    private String verb() {
        return code.severity() == Severity.ERROR ? "refused" : "warned about";
    }

    /** Read when first asked for. */
    private static final class Forms {
        private static final Map<Code, LongForm> ALL = read();

        private static Map<Code, LongForm> read() {
            Map<Code, LongForm> forms = new EnumMap<>(Code.class);
            String[] entries = resource().split("(?m)^=== ");
            for (int i = 1; i < entries.length; i++) {
                String[] parts = entries[i].split("(?m)^--- (wrong|right)\n");
                Code code = Code.valueOf(parts[0].substring(0, 5));
                String text = parts[0].substring(6);
                Optional<Example> example =
                        parts.length < 3 ? Optional.empty() : Optional.of(new Example(parts[1], parts[2]));
                forms.put(code, new LongForm(code, text, example));
            }
            return forms;
        }

        private static String resource() {
            try (InputStream stream = LongForm.class.getResourceAsStream(RESOURCE)) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
