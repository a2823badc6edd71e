package dev.fluxion.solver.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where and by what a study was run. */
public final class Provenance {
    private static final Path CPU = Path.of("/proc/cpuinfo");

    private Provenance() {}

    /** The short name of the commit in {@code folder}, with {@code +} where files differ from it; {@code unknown} outside a repository. */
    public static String commit(Path folder) {
        String commit = git(folder, "rev-parse", "--short", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        return git(folder, "status", "--porcelain", "--untracked-files=no").isEmpty() ? commit : commit + "+";
    }

    /** Machine and JDK in one sentence. */
    public static String machine() {
        Runtime.Version version = Runtime.version();
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %s %s, JDK %s",
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                version);
    }

    /** The summary line of finished runs. */
    public static String of(StudyResults results, String study, boolean quick) {
        String commits =
                results.all().stream().map(StudyResult::commit).distinct().collect(Collectors.joining(", "));
        double seconds =
                results.all().stream().mapToDouble(StudyResult::seconds).sum();
        return String.format(
                Locale.ROOT,
                "`fluxion study %s%s`: %d runs in %.0f s; %s; commit %s",
                study,
                quick ? " --quick" : "",
                results.all().size(),
                seconds,
                machine(),
                commits);
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(CPU)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return "unknown processor";
        }
    }

    private static String git(Path folder, String... arguments) {
        String[] command = new String[arguments.length + 3];
        command[0] = "git";
        command[1] = "-C";
        command[2] = folder.toString();
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
