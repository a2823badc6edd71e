package dev.fluxion.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every piece of Java in the documentation of a package or a public class compiles as it stands there, and runs. */
class SnippetsTest {
    private static final Path PROJECT = Path.of("..");
    private static final List<String> MODULES = List.of("kernels", "autodiff", "stablegrad", "dsl", "solver");
    private static final String SNIPPET = "{@snippet :\n";
    private static final Pattern HIDDEN = Pattern.compile("<pre>[^/]*;\\s*\\n");
    private static final Pattern MARGIN = Pattern.compile("^ \\* ?", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    @TestFactory
    List<DynamicTest> snippetsRun() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : sources()) {
            List<String> snippets = snippets(read(file));
            String packageName = packageName(file);
            for (int i = 0; i < snippets.size(); i++) {
                String name = PROJECT.relativize(file) + " " + (i + 1);
                String code = snippets.get(i);
                Path output = folder.resolve("snippet" + tests.size());
                tests.add(DynamicTest.dynamicTest(name, () -> run(packageName, code, output)));
            }
        }
        assertTrue(tests.size() > 5, "only " + tests.size() + " snippets found");
        return tests;
    }

    @Test
    void everyModuleBeginsWithASnippetAndNoCodeIsHidden() throws IOException {
        for (String module : MODULES) {
            List<Path> packages = sources().stream()
                    .filter(file -> file.startsWith(PROJECT.resolve(module)))
                    .filter(file -> file.endsWith("package-info.java"))
                    .toList();
            String all = packages.stream().map(SnippetsTest::read).collect(Collectors.joining());
            assertTrue(all.contains("{@snippet :"), module + " has no tutorial");
            assertFalse(HIDDEN.matcher(all).find(), module + " has code in <pre>, which no test compiles");
        }
    }

    /** The code of a file's snippets; a snippet ends at the brace that closes it. */
    private static List<String> snippets(String text) {
        List<String> snippets = new ArrayList<>();
        for (int at = text.indexOf(SNIPPET); at >= 0; at = text.indexOf(SNIPPET, at + 1)) {
            int start = at + SNIPPET.length();
            int open = 1;
            int end = start;
            while (open > 0) {
                open += switch (text.charAt(end++)) {
                    case '{' -> 1;
                    case '}' -> -1;
                    default -> 0;
                };
            }
            snippets.add(MARGIN.matcher(text.substring(start, end - 1)).replaceAll(""));
        }
        return snippets;
    }

    private static void run(String packageName, String code, Path output) throws Exception {
        Files.createDirectories(output);
        Path source = output.resolve("Snippet.java");
        Files.writeString(
                source,
                "import module dev.fluxion.solver;\nimport java.nio.file.Path;\nimport java.util.List;\nimport java.util.Map;\nimport java.util.Optional;\nimport java.util.OptionalDouble;\nimport "
                        + packageName
                        + ".*;\n"
                        + "public class Snippet {\n    public static void run() throws Exception {\n"
                        + code
                        + "\n    }\n}\n");
        StringWriter messages = new StringWriter();
        PrintWriter printer = new PrintWriter(messages);
        int status = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        printer,
                        printer,
                        "-d",
                        output.toString(),
                        "--module-path",
                        System.getProperty("jdk.module.path"),
                        "--add-modules",
                        "dev.fluxion.solver",
                        source.toString());
        assertEquals(0, status, () -> messages + code);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {output.toUri().toURL()}, SnippetsTest.class.getClassLoader())) {
            Method method = loader.loadClass("Snippet").getMethod("run");
            assertEquals(void.class, method.getReturnType());
            method.invoke(null);
        }
    }

    private static String packageName(Path file) {
        String folder = file.getParent().toString().replace('\\', '/');
        return folder.substring(folder.indexOf("dev/fluxion")).replace('/', '.');
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/main/java/dev"))) {
                files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
            }
        }
        return sources;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
