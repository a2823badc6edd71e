package dev.fluxion.solver.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Export;
import dev.fluxion.dsl.problem.PlotItem;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.TestProblems;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Exports of u = sin(x1) + t on [0, 1] × [0, 2]. */
class ExportFileTest {
    private final Problem problem = TestProblems.sine(1, true, List.of(), List.of());

    private byte[] export(Export.Format format, Integer... grid) throws IOException {
        Export export = new Export(
                "u" + format.ending(),
                format,
                List.of(
                        new PlotItem("u", problem.graph().field(0)),
                        new PlotItem("u/x", problem.graph().coordinate(0))),
                List.of(grid));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ExportFile.write(problem, export, TestProblems.model(problem, 0), bytes);
        return bytes.toByteArray();
    }

    @Test
    void csvHasOneRowPerGridPointLastCoordinateFastest() throws IOException {
        List<String> lines = new String(export(Export.Format.CSV, 2, 3), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals("x1,t,u,u/x", lines.getFirst());
        assertEquals(7, lines.size());
        assertEquals("0,1,1,0", lines.get(2));
        assertEquals("1,0," + Math.sin(1) + ",1", lines.get(4));
    }

    @Test
    void withoutAGridThereAreAboutTenThousandPoints() throws IOException {
        assertEquals(
                101 * 101 + 1,
                new String(export(Export.Format.CSV), StandardCharsets.UTF_8)
                        .lines()
                        .count());
    }

    @Test
    void npzHoldsOneArrayPerCoordinateAndValueWithAlignedHeaders() throws IOException {
        Map<String, ByteBuffer> arrays = new LinkedHashMap<>();
        Map<String, String> headers = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(export(Export.Format.NPZ, 2, 3)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ByteBuffer bytes = ByteBuffer.wrap(zip.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
                assertEquals((byte) 0x93, bytes.get(0));
                int length = bytes.getShort(8);
                assertEquals(0, (10 + length) % 64);
                headers.put(entry.getName(), new String(bytes.array(), 10, length, StandardCharsets.US_ASCII));
                arrays.put(entry.getName(), bytes.position(10 + length));
            }
        }
        assertEquals(List.of("x1.npy", "t.npy", "u.npy", "u÷x.npy"), List.copyOf(arrays.keySet()));
        assertTrue(headers.get("u.npy").contains("'shape': (2, 3,)"), headers.get("u.npy"));
        double[] u = new double[6];
        arrays.get("u.npy")
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(u);
        assertArrayEquals(new double[] {0, 1, 2, Math.sin(1), Math.sin(1) + 1, Math.sin(1) + 2}, u);
    }

    @Test
    void imageDataHasTheFirstCoordinateFastest() throws IOException {
        String xml = new String(export(Export.Format.VTI, 2, 3), StandardCharsets.UTF_8);
        assertTrue(xml.contains("WholeExtent=\"0 1 0 2 0 0\" Origin=\"0 0 0\" Spacing=\"1 1 1\""), xml);
        int start = xml.indexOf("ascii\">\n") + "ascii\">\n".length();
        double[] u = Arrays.stream(xml.substring(start, xml.indexOf("</DataArray>"))
                        .strip()
                        .split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertArrayEquals(new double[] {0, Math.sin(1), 1, Math.sin(1) + 1, 2, Math.sin(1) + 2}, u);
    }

    @Test
    void outsideOfARegionThereIsNoValue() throws IOException {
        Problem disk = Pde.compile(
                        "disk.pde",
                        "domain (x, y) in disk((0, 0), 1)\nunknown u\neq lap(u) = 0\nbc u = x on boundary\nexact u = x\n",
                        CompileOptions.in(Path.of(".")))
                .problem()
                .orElseThrow();
        Export export = new Export(
                "u.csv",
                Export.Format.CSV,
                List.of(new PlotItem("u", disk.graph().coordinate(0))),
                List.of(3, 3));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ExportFile.write(disk, export, TestProblems.model(disk, 0), bytes);
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals("-1,-1,NaN", lines.get(1));
        assertEquals("-1,0,-1", lines.get(2));
    }
}
