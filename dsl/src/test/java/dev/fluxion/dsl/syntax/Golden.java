package dev.fluxion.dsl.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pairs of files, {@code name.pde} and what comes out of it. After an intended change write the outputs anew and read the
 * difference before committing it:
 *
 * <pre>{@code ./mvnw -pl dsl -am test -Dgolden=write -Dtest='*GoldenTest' -Dsurefire.failIfNoSpecifiedTests=false}</pre>
 */
final class Golden {
    private static final Path ROOT = Path.of("src/test/resources/dev/fluxion/dsl/syntax");

    private Golden() {}

    /** The {@code .pde} files of a folder, sorted. */
    static List<Path> inputs(String folder) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.filter(f -> f.toString().endsWith(".pde")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compares {@code actual} with the text file beside {@code input}, or writes it. */
    static void check(Path input, String actual) {
        String name = input.getFileName().toString();
        Path expected = input.resolveSibling(name.replaceAll("\\.pde$", ".txt"));
        if ("write".equals(System.getProperty("golden"))) {
            try {
                Files.writeString(expected, actual);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertEquals(read(expected), actual, () -> "output for " + name);
    }
}
