package dev.fluxion.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.diagnostic.DiagnosticRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GalleryTest {
    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("pde"))) {
            return files.filter(file -> file.toString().endsWith(".pde"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileCompilesWithoutAMessage(Path file) throws IOException {
        CompileOptions options = CompileOptions.in(file.getParent());
        Pde.Compilation compiled = Pde.compile(file.getFileName().toString(), Files.readString(file), options);
        assertEquals("", DiagnosticRenderer.render(compiled.diagnostics(), compiled.source()));
        assertTrue(compiled.problem().isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "poisson1d",
                "poisson2d",
                "heat1d",
                "helmholtz",
                "burgers",
                "allen-cahn",
                "wave",
                "kovasznay",
                "nls",
                "elasticity",
                "poisson5d",
                "eigenvalue",
                "lorenz",
                "oscillator",
                "hole",
                "hole-robin",
                "torsion",
                "inclusion",
                "lshape",
                "cavity",
                "conductivity",
                "poisson10d"
            })
    void everyTargetStatesItsBoundAndHasAPicture(String id) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("pde", id + ".pde"));
        assertTrue(lines.stream().anyMatch(line -> line.matches("expect +(rel_l2|linf)\\(\\w+\\) <= \\S+")));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("plot ")));
    }
}
