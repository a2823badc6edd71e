package dev.fluxion.solver.cli;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.solver.SolveException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private final List<String> settings = new ArrayList<>();

    @Option(names = "--strict", description = "Warnings count as errors.")
    private boolean strict;

    @Option(
            names = "--allow-outside",
            description = "Lets `include` read files outside the folder of the problem file.")
    private boolean outside;

    /** The file, the overrides as written, whether warnings count as errors, and whether files elsewhere may be included. */
    record Choice(Path file, Map<String, String> overrides, boolean strict, boolean outside) {
        /** The same for another file. */
        Choice with(Path other) {
            return new Choice(other, overrides, strict, outside);
        }

        CompileOptions compileOptions() {
            Path folder = file.toAbsolutePath().getParent();
            return new CompileOptions(overrides, folder, strict, outside);
        }
    }

    /** The first argument as written. */
    String word() {
        return file.toString();
    }

    /** @throws SolveException if a setting is not a name and a value */
    Choice choice() {
        Map<String, String> overrides = new TreeMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            String name = setting.substring(0, Math.max(0, equals)).trim();
            String value = setting.substring(equals + 1).trim();
            if (name.isEmpty() || value.isEmpty()) {
                throw new SolveException("--set " + setting + ": write a name and a value, e.g. --set nu=0.01");
            }
            overrides.put(name, value);
        }
        return new Choice(file, Map.copyOf(overrides), strict, outside);
    }
}
