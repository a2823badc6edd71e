package dev.fluxion.solver.cli;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.PlotItem;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.TrainedModel;
import dev.fluxion.solver.report.AtomicFile;
import dev.fluxion.solver.report.CsvOut;
import dev.fluxion.solver.report.IoMessages;
import dev.fluxion.solver.report.ModelFile;
import dev.fluxion.solver.report.ReportWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Loads a model, compiles the expressions, evaluates, prints. */
final class EvalRun {
    private final Session session;
    private final EvalRequest request;

    EvalRun(Session session, EvalRequest request) {
        this.session = session;
        this.request = request;
    }

    ExitCode run() {
        Path path = Files.isDirectory(request.model()) ? request.model().resolve(ReportWriter.MODEL) : request.model();
        ModelFile stored = ModelFile.read(path);
        Pde.Compilation compiled = compile(stored);
        Problem problem = compiled.problem().orElseThrow();
        TrainedModel model = model(path, stored, problem, compiled.residuals().orElseThrow());
        List<PlotItem> items = items(problem);
        double[][] points = EvalPoints.of(request, problem.axes());
        long outside = EvalPoints.outside(points, problem.axes());
        if (outside > 0) {
            session.warn(FrontEnd.plural(outside, "point") + " of " + points.length
                    + " outside the domain, where the model was never trained");
        }
        List<Node> nodes = items.stream().map(PlotItem::value).toList();
        double[][] values = model.evaluate(nodes, points);
        long beside = 0;
        for (int i = 0; i < values.length; i++) {
            if (!problem.contains(points[i])) {
                Arrays.fill(values[i], Double.NaN);
                beside++;
            }
        }
        if (beside > 0) {
            session.warn(FrontEnd.plural(beside, "point") + " of " + points.length + " beside the region: NaN");
        }
        print(problem, items, points, values);
        return ExitCode.DONE;
    }

    private TrainedModel model(Path path, ModelFile stored, Problem problem, ResidualGraph residuals) {
        Training training = problem.trainings().get(stored.trainingName());
        if (training == null) {
            throw new SolveException(
                    path + " was trained as `" + stored.trainingName() + "`, which its problem does not have");
        }
        try {
            return session.solver().model(problem, residuals, training, stored.parameters());
        } catch (IllegalArgumentException e) {
            throw new SolveException(
                    path + " does not fit its problem: " + e.getMessage() + "; solve the problem again");
        }
    }

    /** The problem with the wanted expressions as an additional plot, so that they may be anything the language can say. */
    private Pde.Compilation compile(ModelFile stored) {
        String text = StoredProblem.withoutFiles(stored.file(), stored.text());
        int end = text.length();
        if (!request.expressions().isEmpty()) {
            text += "\nplot " + String.join(", ", request.expressions()) + "\n";
        }
        Path folder = Path.of(stored.file()).toAbsolutePath().getParent();
        CompileOptions options = new CompileOptions(stored.overrides(), folder, false, false);
        Pde.Compilation compiled = session.language().compile(stored.file(), text, options);
        for (Diagnostic diagnostic : compiled.diagnostics()) {
            if (diagnostic.isError()) {
                String place = diagnostic.span().start() >= end ? "" : "the stored problem no longer compiles: ";
                String help = diagnostic.help().map(words -> "; " + words).orElse("");
                String label = diagnostic.text().isEmpty() ? "" : " (" + diagnostic.text() + ")";
                throw new SolveException(place + diagnostic.message() + label + help);
            }
        }
        return compiled;
    }

    private List<PlotItem> items(Problem problem) {
        if (!request.expressions().isEmpty()) {
            return problem.plots().getLast().items();
        }
        List<Field> fields = problem.fields();
        return IntStream.range(0, fields.size())
                .mapToObj(
                        f -> new PlotItem(fields.get(f).name(), problem.graph().field(f)))
                .toList();
    }

    private void print(Problem problem, List<PlotItem> items, double[][] points, double[][] values) {
        if (!request.at().isEmpty() && !request.csv() && request.out().isEmpty()) {
            for (double[] row : values) {
                session.out()
                        .println(IntStream.range(0, row.length)
                                .mapToObj(k -> items.get(k).title() + " = " + CsvOut.number(row[k]))
                                .collect(Collectors.joining(", ")));
            }
            session.out().flush();
            return;
        }
        List<String> header = new ArrayList<>(EvalPoints.names(problem.axes()));
        items.forEach(item -> header.add(item.title()));
        double[][] rows = new double[points.length][header.size()];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(points[i], 0, rows[i], 0, points[i].length);
            System.arraycopy(values[i], 0, rows[i], points[i].length, values[i].length);
        }
        if (request.out().isPresent()) {
            save(request.out().get(), header, rows);
        } else {
            session.out().print(table(header, rows));
            session.out().flush();
        }
    }

    private static void save(Path file, List<String> header, double[][] rows) {
        try {
            AtomicFile.write(file, stream -> CsvOut.write(stream, header, rows));
        } catch (IOException e) {
            throw new SolveException(IoMessages.cannot("write", file, e));
        }
    }

    private static String table(List<String> header, double[][] rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CsvOut.write(bytes, header, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
