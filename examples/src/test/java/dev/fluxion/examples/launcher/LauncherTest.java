package dev.fluxion.examples.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    /**
     * Stands in for the solver: prints its arguments, ends with the status that the first one names. The run that fills the class
     * cache, recognised by its file, is cut short unless a test asks for the cache, because writing it takes a second.
     */
    private static final String MAIN = """
            package dev.fluxion.solver.cli;
            public final class Main {
                public static void main(String[] arguments) {
                    if (arguments[arguments.length - 1].endsWith("hole.pde") && System.getenv("WITH_CACHE") == null) {
                        Runtime.getRuntime().halt(1);
                    }
                    System.out.println(String.join("|", arguments));
                    System.exit(arguments[0].equals("fail") ? 3 : 0);
                }
            }
            """;

    @TempDir
    private static Path prepared;

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private Path checkout;

    @BeforeAll
    static void compileTheStub() throws IOException {
        Path sources = prepared.resolve("sources");
        write(sources.resolve("module-info.java"), "module dev.fluxion.solver {}");
        write(sources.resolve("dev/fluxion/solver/cli/Main.java"), MAIN);
        tool(
                "javac",
                "-d",
                prepared.resolve("classes"),
                sources.resolve("module-info.java"),
                sources.resolve("dev/fluxion/solver/cli/Main.java"));
        tool("jar", "--create", "--file", prepared.resolve("solver.jar"), "-C", prepared.resolve("classes"), ".");
    }

    @BeforeEach
    void makeACheckoutWithSpacesInItsName() throws IOException {
        checkout = folder.resolve("a check out");
        Path project = Path.of("..");
        Files.createDirectories(checkout.resolve(".mvn"));
        Files.copy(project.resolve(".mvn/find-jdk.sh"), checkout.resolve(".mvn/find-jdk.sh"));
        Files.copy(project.resolve("fluxion"), checkout.resolve("fluxion"));
        script("""
                echo call >> calls
                mkdir -p solver/target/modules examples/target
                cp '%s' solver/target/modules/solver.jar
                : > examples/target/fluxion-examples-0.jar
                echo '[INFO] Building Fluxion :: solver 0.1.0-SNAPSHOT [6/6]'
                """.formatted(prepared.resolve("solver.jar")));
        for (String module : List.of("grammar", "kernels", "autodiff", "stablegrad", "dsl", "solver", "examples")) {
            write(checkout.resolve(module).resolve("src/main/A.java"), "");
            write(checkout.resolve(module).resolve("pom.xml"), "");
        }
        write(checkout.resolve("pom.xml"), "");
        for (String file : List.of("fluxion", "mvnw")) {
            Files.setPosixFilePermissions(checkout.resolve(file), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void theFirstCallBuildsAndLaterOnesDoNot() throws Exception {
        Result first = fluxion("check", "a file.pde");
        assertEquals(0, first.status(), first.toString());
        assertEquals("check|a file.pde\n", first.output());
        assertTrue(first.errors().contains("first use") && first.errors().contains("  solver\n"), first.toString());
        Result second = fluxion("check", "", "*");
        assertEquals("check||*\n", second.output());
        assertEquals("", second.errors());
        assertEquals(1, builds());
    }

    @Test
    void theClassCacheIsFilledAndUsed() throws Exception {
        environment.put("WITH_CACHE", "yes");
        environment.put("FLUXION_JAVA_OPTS", "-XX:AOTMode=on");
        Result result = fluxion("x");
        assertEquals("x\n", result.output(), result.toString());
    }

    @Test
    void aChangedSourceBuildsAgain() throws Exception {
        fluxion("one");
        Path source = checkout.resolve("dsl/src/main/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
        Result again = fluxion("two");
        assertEquals("two\n", again.output());
        assertTrue(again.errors().contains("sources changed"), again.toString());
        assertEquals(2, builds());
    }

    @Test
    void aRemovedSourceBuildsAgain() throws Exception {
        fluxion("one");
        Files.delete(checkout.resolve("kernels/src/main/A.java"));
        fluxion("two");
        assertEquals(2, builds());
    }

    @Test
    void theStatusOfTheProgramIsTheStatusOfTheCommand() throws Exception {
        assertEquals(3, fluxion("fail").status());
    }

    @Test
    void linksFromAnywhereWork() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(folder.resolve("link"), checkout.resolve("fluxion"));
        Files.createSymbolicLink(bin.resolve("fluxion"), Path.of("..", "link"));
        Result result = run(bin, bin.resolve("fluxion").toString(), "x");
        assertEquals("x\n", result.output(), result.toString());
    }

    @Test
    void aFailedBuildShowsItsErrorsAndEndsWithStatusTwo() throws Exception {
        script("""
                echo '[INFO] Building Fluxion :: solver 0.1.0-SNAPSHOT [6/6]'
                echo '[ERROR] A.java:[1,2] ; expected -> [Help 1]'
                echo '[ERROR] '
                echo '[ERROR] Re-run Maven using the -X switch'
                exit 1
                """);
        Result result = fluxion("x");
        assertEquals(2, result.status(), result.toString());
        assertEquals("", result.output());
        assertTrue(result.errors().contains("[ERROR] A.java:[1,2] ; expected\n"), result.toString());
        assertTrue(result.errors().contains("error: the build failed"), result.toString());
        assertTrue(!result.errors().contains("Re-run"), result.toString());
    }

    @Test
    void callsAtTheSameTimeBuildOnce() throws Exception {
        script(Files.readString(checkout.resolve("mvnw")).replace("echo call", "sleep 1\necho call"));
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(start(folder, checkout.resolve("fluxion").toString(), "x" + i));
        }
        for (int i = 0; i < 3; i++) {
            assertEquals("x" + i + "\n", finish(processes.get(i), "x" + i).output());
        }
        assertEquals(1, builds());
    }

    @Test
    void theLockOfABuildThatWasKilledIsTakenOver() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        write(checkout.resolve("target/fluxion/lock/pid"), gone.pid() + "\n");
        assertEquals("x\n", fluxion("x").output());
    }

    private record Result(int status, String output, String errors) {}

    private Result fluxion(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(checkout.resolve("fluxion").toString()));
        command.addAll(List.of(arguments));
        return run(folder, command.toArray(String[]::new));
    }

    private Result run(Path directory, String... command) throws Exception {
        return finish(start(directory, command), command[command.length - 1]);
    }

    private Process start(Path directory, String... command) throws IOException {
        String name = Integer.toHexString(command[command.length - 1].hashCode());
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("FLUXION_JAVA_OPTS");
        builder.environment().remove("FLUXION_MODULE_PATH");
        builder.environment().putAll(environment);
        builder.redirectOutput(folder.resolve(name + ".out").toFile());
        builder.redirectError(folder.resolve(name + ".err").toFile());
        return builder.start();
    }

    private Result finish(Process process, String lastArgument) throws Exception {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the command hangs");
        String name = Integer.toHexString(lastArgument.hashCode());
        return new Result(
                process.exitValue(),
                Files.readString(folder.resolve(name + ".out")),
                Files.readString(folder.resolve(name + ".err")));
    }

    private long builds() throws IOException {
        return Files.readAllLines(checkout.resolve("calls")).size();
    }

    private void script(String body) throws IOException {
        String head = body.startsWith("#!") ? "" : "#!/bin/sh\nset -e\n";
        write(checkout.resolve("mvnw"), head + body);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void tool(String name, Object... arguments) {
        String[] texts = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
        int status = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, texts);
        assertEquals(0, status, name);
    }
}
