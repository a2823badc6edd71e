package dev.fluxion.examples.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules; each returns one line per violation.
 *
 * <pre>
 * examples ─► solver ─┬─► dsl ──────► grammar ─► antlr4-runtime
 *                     │     └───────► autodiff ─► kernels ─► jdk.incubator.vector
 *                     ├─► stablegrad ───────────► kernels
 *                     └─► picocli, commons-csv, jackson (solver only)
 * </pre>
 */
final class Rules {
    /** A module and those at the end of its arrows, directly or not; grammar ends in dsl. */
    static final Map<String, Set<String>> ARROWS = new LinkedHashMap<>();

    static {
        ARROWS.put("grammar", Set.of());
        ARROWS.put("kernels", Set.of());
        ARROWS.put("autodiff", Set.of("kernels"));
        ARROWS.put("stablegrad", Set.of("kernels"));
        ARROWS.put("dsl", Set.of("grammar", "autodiff", "kernels"));
        ARROWS.put("solver", Set.of("dsl", "autodiff", "stablegrad", "kernels"));
        ARROWS.put("examples", Set.of("solver", "dsl", "autodiff", "stablegrad", "kernels"));
    }

    private static final Pattern OWN_PACKAGE = Pattern.compile("\\bdev\\.fluxion\\.(\\w+)");

    /**
     * Where the types of a library may appear.
     *
     * @param types what names them in code, as a regular expression
     * @param packages prefixes of packages, or a module's name for its declaration
     */
    private record Territory(String library, String types, Set<String> packages, Set<String> modules) {}

    private static final List<Territory> TERRITORIES = List.of(
            new Territory(
                    "the Vector API",
                    "\\bjdk\\.incubator\\.vector\\b",
                    Set.of("dev.fluxion.kernels", "dev.fluxion.stablegrad.pass"),
                    Set.of("kernels", "stablegrad")),
            new Territory(
                    "ANTLR",
                    "\\borg\\.antlr\\.",
                    Set.of("dev.fluxion.grammar", "dev.fluxion.dsl.syntax"),
                    Set.of("grammar")),
            new Territory(
                    "the generated parser",
                    "\\bdev\\.fluxion\\.grammar\\b",
                    Set.of("dev.fluxion.grammar", "dev.fluxion.dsl.syntax"),
                    Set.of("grammar", "dsl")),
            new Territory(
                    "picocli", "\\b(?:info\\.)?picocli\\.?\\b", Set.of("dev.fluxion.solver.cli"), Set.of("solver")));

    private Rules() {}

    /** A file uses only its own module and those that its module's arrows reach. */
    static List<String> arrows(List<JavaSource> sources) {
        List<String> violations = new ArrayList<>();
        for (JavaSource source : sources) {
            Set<String> allowed = ARROWS.get(source.module());
            for (String used : matches(OWN_PACKAGE, source.code())) {
                if (!used.equals(source.module()) && !allowed.contains(used)) {
                    violations.add(source + " uses " + used + ", but may use only " + new TreeSet<>(allowed));
                }
            }
        }
        return violations;
    }

    /** The types of a library stay where they belong. */
    static List<String> territories(List<JavaSource> sources) {
        List<String> violations = new ArrayList<>();
        for (JavaSource source : sources) {
            for (Territory territory : TERRITORIES) {
                boolean declaration = source.fileName().equals("module-info.java");
                boolean inside = declaration
                        ? territory.modules().contains(source.module())
                        : territory.packages().stream().anyMatch(prefix -> within(source.packageName(), prefix));
                if (!inside
                        && Pattern.compile(territory.types())
                                .matcher(source.code())
                                .find()) {
                    violations.add(source + " uses " + territory.library() + ", which ends in " + territory.packages());
                }
            }
        }
        return violations;
    }

    /** Every module has a declaration, every package of its main code a description. */
    static List<String> descriptions(List<JavaSource> sources) {
        List<String> violations = new ArrayList<>();
        Map<String, List<JavaSource>> modules = sources.stream()
                .filter(source -> !source.test())
                .collect(Collectors.groupingBy(JavaSource::module, LinkedHashMap::new, Collectors.toList()));
        for (String module : ARROWS.keySet()) {
            List<JavaSource> main = modules.getOrDefault(module, List.of());
            if (main.stream().noneMatch(source -> source.path().equals("module-info.java"))) {
                violations.add(module + " has no module-info.java");
            }
            Set<String> described = main.stream()
                    .filter(source -> source.fileName().equals("package-info.java"))
                    .map(JavaSource::packageName)
                    .collect(Collectors.toSet());
            main.stream()
                    .map(JavaSource::packageName)
                    .filter(name -> !name.isEmpty() && !described.contains(name))
                    .distinct()
                    .forEach(name -> violations.add(name + " has no package-info.java"));
        }
        return violations;
    }

    /** A package lies in the module that its name says. */
    static List<String> homes(List<JavaSource> sources) {
        return sources.stream()
                .filter(source -> !source.packageName().isEmpty())
                .filter(source -> !within(source.packageName(), "dev.fluxion." + source.module()))
                .map(source -> source + " is outside dev.fluxion." + source.module())
                .toList();
    }

    /** Only the command line ends the process, and nobody prints a stack trace. */
    static List<String> manners(List<JavaSource> sources) {
        List<String> violations = new ArrayList<>();
        for (JavaSource source : sources) {
            if (source.code().contains("System.exit") && !within(source.packageName(), "dev.fluxion.solver.cli")) {
                violations.add(source + " ends the process");
            }
            if (source.code().contains(".printStackTrace(")) {
                violations.add(source + " prints a stack trace");
            }
        }
        return violations;
    }

    private static boolean within(String packageName, String prefix) {
        return packageName.equals(prefix) || packageName.startsWith(prefix + ".");
    }

    private static Set<String> matches(Pattern pattern, String code) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(code);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
