package dev.fluxion.solver.report;

import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Export;
import dev.fluxion.dsl.problem.PlotItem;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.TrainedModel;
import dev.fluxion.solver.geometry.Grid;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The files of {@code export} statements: values on a tensor grid over all coordinates, NaN outside of the domain. */
final class ExportFile {
    private static final int MOST = 10_201;
    private static final int MOST_ON_A_LINE = 1_001;

    private ExportFile() {}

    static void write(Problem problem, Export export, TrainedModel model, OutputStream stream) throws IOException {
        List<Axis> axes = problem.axes();
        int[] sizes = export.grid().isEmpty()
                ? Grid.sizes(axes.size(), axes.size() == 1 ? MOST_ON_A_LINE : MOST)
                : export.grid().stream().mapToInt(Integer::intValue).toArray();
        double[][] points = Grid.points(axes, sizes);
        double[][] values =
                model.evaluate(export.items().stream().map(PlotItem::value).toList(), points);
        for (int i = 0; i < values.length; i++) {
            if (!problem.contains(points[i])) {
                Arrays.fill(values[i], Double.NaN);
            }
        }
        List<String> titles = export.items().stream().map(PlotItem::title).toList();
        switch (export.format()) {
            case CSV -> csv(axes, titles, points, values, stream);
            case NPZ -> npz(axes, titles, sizes, values, stream);
            case VTI -> ImageData.write(axes, titles, sizes, values, stream);
        }
    }

    private static void csv(
            List<Axis> axes, List<String> titles, double[][] points, double[][] values, OutputStream stream)
            throws IOException {
        List<String> header = new ArrayList<>(axes.stream().map(Axis::name).toList());
        header.addAll(titles);
        double[][] rows = new double[points.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[header.size()];
            System.arraycopy(points[i], 0, rows[i], 0, axes.size());
            System.arraycopy(values[i], 0, rows[i], axes.size(), titles.size());
        }
        CsvOut.write(stream, header, rows);
    }

    private static void npz(List<Axis> axes, List<String> titles, int[] sizes, double[][] values, OutputStream stream)
            throws IOException {
        NumpyArchive archive = new NumpyArchive(stream);
        for (int d = 0; d < sizes.length; d++) {
            Axis axis = axes.get(d);
            archive.add(axis.name(), new int[] {sizes[d]}, Grid.line(axis.lower(), axis.upper(), sizes[d]));
        }
        for (int k = 0; k < titles.size(); k++) {
            int column = k;
            double[] data = new double[values.length];
            for (int i = 0; i < data.length; i++) {
                data[i] = values[i][column];
            }
            archive.add(titles.get(k), sizes, data);
        }
        archive.finish();
    }
}
