import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the f64 twin of every hand-written {@code *F32.java}: {@code float} becomes {@code double}, {@code FloatVector}
 * becomes {@code DoubleVector}, {@code F32} becomes {@code F64}, {@code 1.5f} becomes {@code 1.5} (but not in the format {@code %1.5f}). Files of main sources go to
 * {@code generated-sources/mirror}, those of tests to {@code generated-test-sources/mirror}, those of benchmarks to {@code generated-jmh-sources/mirror}. What differs by more than
 * spelling (bit layouts, polynomial coefficients, tolerances) belongs in hand-written classes; the mirror stops at such code.
 *
 * <p>Usage: {@code java Mirror.java MODULE/src MODULE/target}
 */
class Mirror {
    private static final Pattern TRAP =
            Pattern.compile("floatTo(Raw)?IntBits|intBitsToFloat|IntVector|LongVector|reinterpretAs|viewAs");
    private static final Pattern LITERAL = Pattern.compile("(?<![\\w.%])((?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)[fF]\\b");

    public static void main(String[] args) throws IOException {
        Path sources = Path.of(args[0]);
        Path target = Path.of(args[1]);
        mirrorTree(sources.resolve("main/java"), target.resolve("generated-sources/mirror"));
        mirrorTree(sources.resolve("test/java"), target.resolve("generated-test-sources/mirror"));
        mirrorTree(sources.resolve("jmh/java"), target.resolve("generated-jmh-sources/mirror"));
    }

    private static void mirrorTree(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        removeOrphans(from, to);
        List<Path> originals;
        if (!Files.isDirectory(from)) {
            return;
        }
        try (var walk = Files.walk(from)) {
            originals = walk.filter(p -> p.getFileName().toString().matches(".*F32(Test)?\\.java")).toList();
        }
        for (Path original : originals) {
            Path handWritten = original.resolveSibling(original.getFileName().toString().replace("F32", "F64"));
            if (Files.exists(handWritten)) {
                continue;
            }
            String mirrored = mirror(original, Files.readString(original));
            Path twin = to.resolve(from.relativize(handWritten));
            Files.createDirectories(twin.getParent());
            if (!Files.exists(twin) || !Files.readString(twin).equals(mirrored)) {
                Files.writeString(twin, mirrored);
            }
        }
    }

    /** Deletes twins whose original was removed, renamed or replaced by a hand-written one since the last build. */
    private static void removeOrphans(Path from, Path to) throws IOException {
        List<Path> twins;
        try (var walk = Files.walk(to)) {
            twins = walk.filter(Files::isRegularFile).toList();
        }
        for (Path twin : twins) {
            Path handWritten = from.resolve(to.relativize(twin));
            Path original = handWritten.resolveSibling(twin.getFileName().toString().replace("F64", "F32"));
            if (!Files.exists(original) || Files.exists(handWritten)) {
                Files.delete(twin);
            }
        }
    }

    private static String mirror(Path file, String text) {
        Matcher trap = TRAP.matcher(text);
        if (trap.find()) {
            throw new IllegalStateException(file + ": `" + trap.group()
                    + "` has no f64 spelling; move it to a hand-written constants class with both precisions");
        }
        return LITERAL.matcher(text).replaceAll(m -> m.group(1).matches("\\d+") ? m.group(1) + ".0" : m.group(1))
                .replaceAll("\\bfloat\\b", "double")
                .replaceAll("\\bFloat\\b", "Double")
                .replace("FloatVector", "DoubleVector")
                .replace("F32", "F64")
                .replaceAll("\\bf32\\b", "f64");
    }
}
