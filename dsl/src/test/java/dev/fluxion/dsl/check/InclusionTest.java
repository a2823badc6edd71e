package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.GoldenFiles;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InclusionTest {
    private static final String HEAT = """
            include "parts/materials.pde"
            domain x in [0, 1]
            unknown u
            eq -k*u_xx = 1
            bc u = 0 on boundary""";

    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void folders() throws IOException {
        folder = Files.createDirectories(root.resolve("problem"));
        Files.createDirectories(folder.resolve("parts"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Pde.Compilation compile(String text, boolean outside) {
        return Pde.compile("some/heat.pde", text, new CompileOptions(Map.of(), folder, false, outside));
    }

    private static List<Code> codes(Pde.Compilation compiled) {
        return compiled.diagnostics().stream().map(Diagnostic::code).toList();
    }

    @Test
    void declarationsOfIncludedFilesHoldAndPathsAreRelativeToTheIncludingFile() throws IOException {
        write("parts/materials.pde", "include \"numbers.pde\"\nlet k = k0*(1 + x)\n");
        write("parts/numbers.pde", "param k0 = 3\n");
        Pde.Compilation compiled = compile(HEAT, false);
        assertFalse(compiled.hasErrors(), () -> GoldenFiles.messages(compiled));
        assertEquals(Map.of("k0", 3.0), compiled.problem().orElseThrow().parameters());
    }

    @Test
    void aFileIncludedTwiceIsReadOnce() throws IOException {
        write("parts/materials.pde", "param k = 3\n");
        assertFalse(compile(HEAT + "\ninclude \"parts/../parts/materials.pde\"\n", false)
                .hasErrors());
    }

    @Test
    void aMistakeInAnIncludedFileIsShownInThatFile() throws IOException {
        write("parts/materials.pde", "# steel\nparam k = 2pi\n");
        String messages = GoldenFiles.messages(compile(HEAT, false));
        assertTrue(messages.contains(" --> parts/materials.pde:2:11\n   2 | param k = 2pi\n"), messages);
    }

    @Test
    void labelsInAnotherFileNameIt() throws IOException {
        write("parts/materials.pde", "param k = 2\n");
        String messages = GoldenFiles.messages(compile(HEAT + "\nparam k = 1\n", false));
        assertTrue(messages.contains("E0207") && messages.contains("heat.pde:6:"), messages);
        assertTrue(messages.contains(" --> parts/materials.pde:1:"), messages);
    }

    @Test
    void circlesAreRefused() throws IOException {
        write("parts/materials.pde", "param k = 1\ninclude \"more.pde\"\n");
        write("parts/more.pde", "include \"materials.pde\"\n");
        assertEquals(List.of(Code.E0705), codes(compile(HEAT, false)));
        write("heat.pde", HEAT);
        write("parts/more.pde", "include \"../heat.pde\"\n");
        assertEquals(List.of(Code.E0705), codes(compile(HEAT, false)));
    }

    @Test
    void filesOutsideTheFolderNeedTheFlag() throws IOException {
        Files.writeString(root.resolve("k.pde"), "param k = 1\n");
        String text = HEAT.replace("parts/materials.pde", "../k.pde");
        assertTrue(codes(compile(text, false)).contains(Code.E0706));
        assertFalse(compile(text, true).hasErrors());
        Files.createSymbolicLink(folder.resolve("link.pde"), root.resolve("k.pde"));
        assertTrue(codes(compile(HEAT.replace("parts/materials.pde", "link.pde"), false))
                .contains(Code.E0706));
    }

    @Test
    void onlyDeclarationsMayStandInAnIncludedFile() throws IOException {
        write("parts/materials.pde", "param k = 1\nbc u = 1 on x = 0\n");
        Pde.Compilation compiled = compile(HEAT, false);
        assertTrue(codes(compiled).contains(Code.E0707));
        assertTrue(GoldenFiles.messages(compiled).contains("`bc` cannot stand in an included file"));
    }

    @Test
    void aMissingFileIsAnsweredWithTheNearestName() throws IOException {
        write("parts/material.pde", "param k = 1\n");
        String messages = GoldenFiles.messages(compile(HEAT, false));
        assertTrue(messages.contains("no such file; `parts/material.pde` exists"), messages);
    }
}
