package dev.fluxion.solver.cli;

import dev.fluxion.dsl.CompileOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which file, and how it is read: the arguments that all commands on problem files share. */
final class ProblemOptions {
    @Parameters(index = "0", paramLabel = "FILE", description = "The problem, a .pde file.")
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "Replaces the value of a `param`; the value is an expression, e.g. --set nu=0.02/pi. Repeatable.")
    private final Map<String, String> overrides = new LinkedHashMap<>();

    @Option(names = "--strict", description = "Warnings count as errors.")
    private boolean strict;

    /** The file, the overrides as written, and whether warnings count as errors. */
    record Choice(Path file, Map<String, String> overrides, boolean strict) {
        CompileOptions compileOptions() {
            Path folder = file.toAbsolutePath().getParent();
            return new CompileOptions(overrides, folder, strict);
        }
    }

    Choice choice() {
        return new Choice(file, Map.copyOf(overrides), strict);
    }
}
