package dev.fluxion.solver.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.diagnostic.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scripted editor asks what editors ask. */
class FluxionServerTest {
    private static final String HEAT = """
            include "materials.pde"
            domain  x in [0, 1]
            time    t in [0, 0.5]
            param   k = 0.2*2
            let     speed = 2*k
            unknown u "temperature"
            eq heat: u_t = k*u_xx + sum(k in 1..2, k) - 3 + rho*0
            ic      u = sin(pi*x)
            bc      u = 0 on boundary
            exact   u = exp(-k*pi^2*t)*sin(pi*x)
            train { weights = relative(heat = 2) }
            """;

    @TempDir
    private Path folder;

    private ScriptedClient client;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("materials.pde"), "# steel\nparam rho = 7850\n");
        client = new ScriptedClient(folder.resolve("heat.pde").toUri().toString());
        client.initialize();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
    }

    private static List<String> codes(PublishDiagnosticsParams params) {
        return params.getDiagnostics().stream()
                .map(Diagnostic::getCode)
                .map(code -> code.getLeft())
                .toList();
    }

    private String hover(String needle, int shift) {
        HoverParams params = new HoverParams(client.document(), client.at(needle, shift));
        Hover hover =
                ScriptedClient.wait(client.server().getTextDocumentService().hover(params));
        return hover == null ? "" : hover.getContents().getRight().getValue();
    }

    private Set<String> completions(Position place) {
        CompletionParams params = new CompletionParams(client.document(), place);
        return ScriptedClient.wait(client.server().getTextDocumentService().completion(params)).getLeft().stream()
                .map(CompletionItem::getLabel)
                .collect(Collectors.toSet());
    }

    private List<? extends Location> definition(String needle, int shift) {
        DefinitionParams params = new DefinitionParams(client.document(), client.at(needle, shift));
        return ScriptedClient.wait(client.server().getTextDocumentService().definition(params))
                .getLeft();
    }

    private String renamed(String needle, int shift, String name) {
        RenameParams params = new RenameParams(client.document(), client.at(needle, shift), name);
        return applied(
                ScriptedClient.wait(client.server().getTextDocumentService().rename(params))
                        .getChanges()
                        .values()
                        .iterator()
                        .next());
    }

    private String applied(List<? extends TextEdit> edits) {
        Positions positions = new Positions(new SourceFile("heat.pde", client.text()));
        StringBuilder text = new StringBuilder(client.text());
        edits.stream()
                .sorted(Comparator.comparing(
                                (TextEdit e) -> positions.offset(e.getRange().getStart()))
                        .reversed())
                .forEach(e -> text.replace(
                        positions.offset(e.getRange().getStart()),
                        positions.offset(e.getRange().getEnd()),
                        e.getNewText()));
        return text.toString();
    }

    @Test
    void messagesFollowTheTypingAndCarryTheirPlace() {
        assertEquals(List.of(), codes(client.open(HEAT)));
        client.type(HEAT.replace("u_xx +", "u_xz +"));
        PublishDiagnosticsParams wrong = client.messages();
        assertEquals(List.of("E0202"), codes(wrong));
        Range range = wrong.getDiagnostics().getFirst().getRange();
        assertEquals(client.at("u_xz", 0), range.getStart());
        assertEquals(client.at("u_xz", 4), range.getEnd());
        for (int i = 0; i < 20; i++) {
            client.type(HEAT + "# " + i);
        }
        assertEquals(List.of(), codes(client.messages()));
    }

    @Test
    void aMistakeInAnIncludedFileIsShownWhereItIsIncluded() throws IOException {
        Files.writeString(folder.resolve("materials.pde"), "param rho = 7850\nparam rho = 1\n");
        Diagnostic mistake = client.open(HEAT).getDiagnostics().getFirst();
        assertEquals(0, mistake.getRange().getStart().getLine());
        assertTrue(mistake.getMessage().toString().contains("in materials.pde, line 2: "), mistake.toString());
    }

    @Test
    void hoversTellKindShapeValueAndDerivative() {
        client.open(HEAT);
        assertTrue(hover("k*u_xx", 0).contains("parameter: scalar = 0.4"), hover("k*u_xx", 0));
        assertTrue(hover("u_xx", 1).contains("The second derivative of `u` with respect to x."), hover("u_xx", 1));
        assertTrue(hover("u \"temp", 0).contains("unknown: scalar of (x, t), exact "), hover("u \"temp", 0));
        assertTrue(hover("speed", 2).contains("scalar = 0.8"), hover("speed", 2));
        assertTrue(hover("t in", 0).contains("coordinate: time, from 0.0 to 0.5"), hover("t in", 0));
        assertTrue(hover("rho", 0).contains("scalar = 7850"), hover("rho", 0));
        assertTrue(hover("sin(", 1).contains("The sine."), hover("sin(", 1));
        assertTrue(hover("exact ", 1).contains("never trains"), hover("exact ", 1));
        assertEquals("", hover("0.5]", 0));
    }

    @Test
    void completionsFitThePlace() {
        client.open(HEAT + "\n");
        Position end = client.at("bc      u = 0 on ", 17);
        assertTrue(
                completions(end).containsAll(Set.of("boundary", "x = 0", "x = 1")),
                completions(end).toString());
        Set<String> statements = completions(client.at("exact   u", 0));
        assertTrue(statements.containsAll(Set.of("eq", "bc", "train")), statements.toString());
        Set<String> values = completions(client.at("k*u_xx", 0));
        assertTrue(values.containsAll(Set.of("k", "u", "rho", "speed", "lap", "pi", "where")), values.toString());
        assertTrue(completions(client.at("weights", 0)).contains("optimizer"));
        assertTrue(completions(client.at("relative", 0)).contains("auto"));
    }

    @Test
    void definitionsAreFoundAlsoInIncludedFiles() {
        client.open(HEAT);
        assertEquals(
                client.at("u \"temp", 0),
                definition("u_xx", 0).getFirst().getRange().getStart());
        Location rho = definition("rho", 0).getFirst();
        assertTrue(rho.getUri().endsWith("materials.pde"), rho.getUri());
        assertEquals(new Position(1, 6), rho.getRange().getStart());
        assertTrue(definition("\"materials", 3).getFirst().getUri().endsWith("materials.pde"));
        assertEquals(List.of(), definition("sin(", 1));
    }

    @Test
    void renamingChangesDerivativesTooAndLeavesDummiesAlone() {
        client.open(HEAT);
        String renamed = renamed("u \"temp", 0, "T");
        assertTrue(renamed.contains("heat: T_t = k*T_xx + sum"), renamed);
        String parameter = renamed("k = 0.2", 0, "kappa");
        assertTrue(parameter.contains("exp(-kappa*pi^2*t)"), parameter);
        String coordinate = renamed("x in", 0, "theta");
        assertTrue(coordinate.contains("u_t = k*u_theta_theta + sum"), coordinate);
        String label = renamed("heat:", 0, "energy");
        assertTrue(label.contains("eq energy: ") && label.contains("relative(energy = 2)"), label);
        client.type(coordinate);
        assertEquals(List.of(), codes(client.messages()));
    }

    @Test
    void renamingToATakenNameAKeywordOrNoNameIsRefused() {
        client.open(HEAT);
        for (String name : List.of("k", "bc", "sin", "2u", "u v", "rho", "u_x", "")) {
            assertThrows(IllegalStateException.class, () -> renamed("u \"temp", 0, name), name);
        }
        assertThrows(IllegalStateException.class, () -> renamed("rho", 0, "density"), "declared elsewhere");
    }

    @Test
    void aRepairMendsTheTextAndTheLayoutIsCanonical() {
        client.open(HEAT.replace("u_t = k*u_xx", "u_t == k*u_xx"));
        Range place = new Range(client.at("==", 0), client.at("==", 2));
        CodeActionParams params = new CodeActionParams(client.document(), place, new CodeActionContext(List.of()));
        CodeAction repair = ScriptedClient.wait(
                        client.server().getTextDocumentService().codeAction(params))
                .getFirst()
                .getRight();
        String mended =
                applied(repair.getEdit().getChanges().values().iterator().next());
        assertEquals(HEAT, mended);
        client.type(HEAT.replace("domain  x", "domain x"));
        assertEquals(List.of(), codes(client.messages()));
        DocumentFormattingParams format =
                new DocumentFormattingParams(client.document(), new FormattingOptions(4, true));
        List<? extends TextEdit> edits =
                ScriptedClient.wait(client.server().getTextDocumentService().formatting(format));
        assertTrue(applied(edits).contains("domain  x in"), applied(edits));
    }
}
