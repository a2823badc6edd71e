package dev.fluxion.examples.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One Java file.
 *
 * @param module folder of its module, e.g. {@code kernels}
 * @param test whether it is test code
 * @param path below the source root, e.g. {@code dev/fluxion/kernels/Buffer.java}
 * @param code without comments and without the contents of strings
 */
record JavaSource(String module, boolean test, String path, String code) {
    private static final Pattern NOT_CODE = Pattern.compile(
            "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'",
            Pattern.DOTALL);

    static JavaSource of(String module, boolean test, String path, String text) {
        return new JavaSource(module, test, path, NOT_CODE.matcher(text).replaceAll("\"\""));
    }

    /** {@code dev.fluxion.kernels}, or nothing for a module declaration. */
    String packageName() {
        int end = path.lastIndexOf('/');
        return end < 0 ? "" : path.substring(0, end).replace('/', '.');
    }

    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return module + (test ? " (test) " : " ") + path;
    }

    /** All hand-written files of a module. */
    static List<JavaSource> ofModule(Path project, String module) throws IOException {
        List<JavaSource> sources = new ArrayList<>();
        for (boolean test : new boolean[] {false, true}) {
            Path root = project.resolve(module).resolve(test ? "src/test/java" : "src/main/java");
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .forEach(file -> sources.add(of(module, test, below(root, file), read(file))));
                }
            }
        }
        return sources;
    }

    private static String below(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
