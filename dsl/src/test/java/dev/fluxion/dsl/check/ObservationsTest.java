package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.problem.Observation;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Residual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationsTest {
    private static final String FLOW = """
            domain x in [0, 1], y in [0, 2]
            unknown U = (u, v)
            eq lap(U) = (0, 0)
            bc U = (0, 0) on boundary
            """;

    @TempDir
    private Path folder;

    private Pde.Compilation compile(String statement, String table) throws IOException {
        Files.writeString(folder.resolve("f.csv"), table);
        return Pde.compile("a.pde", FLOW + statement + "\n", CompileOptions.in(folder));
    }

    private Observation only(String statement, String table) throws IOException {
        Pde.Compilation compiled = compile(statement, table);
        assertEquals(List.of(), compiled.diagnostics());
        return compiled.problem().orElseThrow().observations().getFirst();
    }

    private static double[] data(Observation observation, int component) {
        Node.Custom column = (Node.Custom) observation.data().get(component);
        double[] values = new double[observation.points().count()];
        column.op().value(new double[0][], values, values.length);
        return values;
    }

    @Test
    void columnsAreFoundByHeaderInAnyOrderAmongOthers() throws IOException {
        Observation o =
                only("observe u from \"f.csv\"", "\uFEFF# probe 7\n\"u\", name ,y,x\n\n1.5,a,2,0\n-2e-3,b,0.5,1\n");
        assertArrayEquals(new double[] {0, 1}, o.points().coordinates()[0]);
        assertArrayEquals(new double[] {2, 0.5}, o.points().coordinates()[1]);
        assertArrayEquals(new double[] {1.5, -2e-3}, data(o, 0));
    }

    @Test
    void aVectorHasAColumnForEachComponentAndAnExpressionOneOfItsOwnName() throws IOException {
        Observation o = only(
                "observe U, u_x from \"f.csv\" columns u_x = \"slope\", v = \"w\" with weight = 10",
                "x,y,u,w,slope\n0,0,1,2,3\n");
        assertEquals(3, o.values().size());
        assertEquals("observe1.3", o.componentName(2));
        assertArrayEquals(new double[] {2}, data(o, 1));
        assertArrayEquals(new double[] {3}, data(o, 2));
    }

    @Test
    void eachValueIsALossTermWithTheWeightOfTheStatement() throws IOException {
        Pde.Compilation compiled =
                compile("observe U from \"f.csv\" with weight = 4", "x,y,u,v\n0,0,1,2\n0.5,1,3,4\n1,2,5,6\n");
        Problem problem = compiled.problem().orElseThrow();
        List<Residual> terms = compiled.residuals().orElseThrow().residuals().stream()
                .filter(r -> r.kind() == Residual.Kind.OBSERVATION)
                .toList();
        assertEquals(
                List.of("observe1.1", "observe1.2"),
                terms.stream().map(Residual::name).toList());
        assertEquals("4", problem.notation().print(terms.getFirst().weight()));
        assertEquals(problem.observations().getFirst().points(), terms.getLast().support());
    }

    @Test
    void rowsOutsideAreLeftOutButNotThoseThatWereRounded() throws IOException {
        Pde.Compilation compiled =
                compile("observe u from \"f.csv\"", "x,y,u\n1.0000001,0,1\n1.01,0,2\n0.5,2.5,3\n0.5,1.5,4\n");
        assertEquals(
                List.of(Code.W0703),
                compiled.diagnostics().stream().map(Diagnostic::code).toList());
        Observation o = compiled.problem().orElseThrow().observations().getFirst();
        assertArrayEquals(new double[] {1, 4}, data(o, 0));
    }

    @Test
    void anEmptyCellWasNotMeasured() throws IOException {
        Pde.Compilation compiled = compile(
                "observe u, u_x from \"f.csv\" columns u_x = \"slope\"\nobserve u from \"f.csv\"",
                "x,y,u,slope\n0,0,1,\n1,0,,5\n0,1,2,6\n1,1,,\n");
        assertEquals(List.of(), compiled.diagnostics());
        List<Observation> all = compiled.problem().orElseThrow().observations();
        assertEquals(
                List.of("observe1", "observe2", "observe3"),
                all.stream().map(Observation::name).toList());
        assertArrayEquals(new double[] {1, 2}, data(all.get(0), 0));
        assertArrayEquals(new double[] {5, 6}, data(all.get(1), 0));
        assertArrayEquals(new double[] {1, 0}, all.get(1).points().coordinates()[0]);
        assertArrayEquals(new double[] {0, 1}, all.get(1).points().coordinates()[1]);
    }

    @Test
    void valuesThatAreMissingInTheSameRowsStayTogether() throws IOException {
        Pde.Compilation compiled = compile(
                "observe u, u_x from \"f.csv\" columns u_x = \"slope\"", "x,y,u,slope\n0,0,1,3\n1,0,,\n0,1,2,6\n");
        List<Observation> all = compiled.problem().orElseThrow().observations();
        assertEquals(1, all.size());
        assertArrayEquals(new double[] {3, 6}, data(all.getFirst(), 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    x,y,u;0,,1               | E0701 | line 2, column `y`: `` is not a finite number
                    x,y,u;0,0,;1,0,          | E0701 | no row in the domain has a value of `u`
                    x,y,u;0,0                | E0701 | line 2 has 2 values for 3 columns
                    x,y,u;0,0,1;0,zero,2     | E0701 | line 3, column `y`: `zero` is not a finite number
                    x,y,u;0,0,NaN            | E0701 | is not a finite number
                    x,y,u                    | E0701 | there is no row of numbers
                    x,y,u;7,0,1              | E0701 | none of its 1 rows lies in the domain
                    x,z,u;0,0,1              | E0702 | columns are: x, z, u
                    """)
    void whatIsWrongWithAFileIsSaidWithItsPlace(String table, Code code, String words) throws IOException {
        Pde.Compilation compiled = compile("observe u from \"f.csv\"", table.replace(';', '\n') + "\n");
        Diagnostic first = compiled.diagnostics().getFirst();
        assertEquals(code, first.code());
        assertTrue(first.toString().contains(words), first::toString);
    }

    @Test
    void aColumnForNothingThatIsObservedIsRefused() throws IOException {
        Pde.Compilation compiled = compile("observe u from \"f.csv\" columns v = \"v\"", "x,y,u,v\n0,0,1,2\n");
        assertEquals(Code.E0201, compiled.diagnostics().getFirst().code());
    }

    @Test
    void aFieldThatIsMeasuredNeedsNoConditions() throws IOException {
        Files.writeString(folder.resolve("f.csv"), "x,u\n0.5,1\n");
        String equation = "domain x in [0, 1]\nunknown u\neq u_xx = u\n";
        Pde.Compilation without = Pde.compile("a.pde", equation, CompileOptions.in(folder));
        assertEquals(Code.W0504, without.diagnostics().getFirst().code());
        String observed = equation + "observe u from \"f.csv\"\n";
        assertEquals(
                List.of(),
                Pde.compile("a.pde", observed, CompileOptions.in(folder)).diagnostics());
    }
}
