package dev.fluxion.solver.report;

import dev.fluxion.dsl.problem.Axis;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes VTK image data in XML ({@code .vti}): up to three coordinates, time being one of them, values as text. */
final class ImageData {
    private static final int DIMENSIONS = 3;

    private ImageData() {}

    /** @param values {@code [point][item]}, last coordinate fastest */
    static void write(List<Axis> axes, List<String> titles, int[] sizes, double[][] values, OutputStream stream)
            throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        int[] counts = Arrays.copyOf(sizes, DIMENSIONS);
        double[] origin = new double[DIMENSIONS];
        double[] spacing = new double[DIMENSIONS];
        Arrays.fill(spacing, 1);
        Arrays.fill(counts, axes.size(), DIMENSIONS, 1);
        for (int d = 0; d < axes.size(); d++) {
            Axis axis = axes.get(d);
            boolean single = sizes[d] == 1;
            origin[d] = single ? (axis.lower() + axis.upper()) / 2 : axis.lower();
            spacing[d] = single ? axis.length() : axis.length() / (sizes[d] - 1);
        }
        String extent = Arrays.stream(counts).mapToObj(n -> "0 " + (n - 1)).collect(Collectors.joining(" "));
        out.write(
                "<?xml version=\"1.0\"?>\n<VTKFile type=\"ImageData\" version=\"1.0\" byte_order=\"LittleEndian\">\n");
        out.write("<ImageData WholeExtent=\"" + extent + "\" Origin=\"" + numbers(origin) + "\" Spacing=\""
                + numbers(spacing) + "\">\n");
        out.write("<Piece Extent=\"" + extent + "\">\n<PointData Scalars=\"" + escaped(titles.getFirst()) + "\">\n");
        for (int k = 0; k < titles.size(); k++) {
            out.write("<DataArray type=\"Float64\" Name=\"" + escaped(titles.get(k)) + "\" format=\"ascii\">\n");
            data(counts, values, k, out);
            out.write("</DataArray>\n");
        }
        out.write("</PointData>\n</Piece>\n</ImageData>\n</VTKFile>\n");
        out.flush();
    }

    /** VTK wants the first coordinate fastest. */
    private static void data(int[] counts, double[][] values, int item, Writer out) throws IOException {
        for (int k = 0; k < counts[2]; k++) {
            for (int j = 0; j < counts[1]; j++) {
                for (int i = 0; i < counts[0]; i++) {
                    out.write(CsvOut.number(values[(i * counts[1] + j) * counts[2] + k][item]));
                    out.write(i + 1 < counts[0] ? ' ' : '\n');
                }
            }
        }
    }

    private static String numbers(double[] values) {
        return Arrays.stream(values).mapToObj(CsvOut::number).collect(Collectors.joining(" "));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
