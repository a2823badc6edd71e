package dev.fluxion.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.dsl.diagnostic.DiagnosticRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Problem files and the texts that come out of them. After an intended change write the outputs anew with {@code -Dgolden=write} and
 * read the difference before committing it.
 */
public final class GoldenFiles {
    private static final Path ROOT = Path.of("src/test/resources/dev/fluxion/dsl");

    private GoldenFiles() {}

    /** The {@code .pde} files of a folder, sorted. */
    public static List<Path> inputs(String folder) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.filter(f -> f.toString().endsWith(".pde")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles a file; its data files are looked for beside it. */
    public static Pde.Compilation compile(Path input) {
        try {
            return Pde.compile(
                    input.getFileName().toString(), Files.readString(input), CompileOptions.in(input.getParent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Messages and notes as text. */
    public static String messages(Pde.Compilation compilation) {
        return DiagnosticRenderer.render(compilation.diagnostics(), compilation.source())
                + compilation.notes().stream().map(n -> "note: " + n + "\n").collect(Collectors.joining());
    }

    /** Compares a text with the recorded one beside the input, or records it. */
    public static void check(Path input, String suffix, String actual) {
        Path expected = input.resolveSibling(input.getFileName().toString().replaceAll("\\.pde$", suffix));
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.writeString(expected, actual);
            }
            assertEquals(Files.readString(expected), actual, () -> "output " + expected.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
