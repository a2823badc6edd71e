package dev.fluxion.solver.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.solver.FieldUncertainty;
import dev.fluxion.solver.IndependentCheck;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.solver.Uncertainty;
import dev.fluxion.solver.metrics.ExpectationResult;
import dev.fluxion.solver.metrics.FieldError;
import dev.fluxion.solver.metrics.InferredNumber;
import dev.fluxion.stablegrad.TrainingResult;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code result.json}, for programs. Numbers that are not finite become {@code null}.
 *
 * <pre>{@code
 * {"problem": "Burgers", "file": "burgers.pde", "train": "", "parameters": {"nu": 0.0031}, "seed": 0, "precision": "f64", "threads": 2,
 *  "seconds": 41.2, "steps": 12000, "stop_reason": "steps", "message": "…", "loss": 1e-6, "losses": {"eq1": …}, "weights": {"eq1": …},
 *  "errors": {"u": {"rel_l2": 4e-4, "linf": 2e-3, "points": 10000, "sources": ["exact"]}}, "estimated_error": 5e-4, "inferred": {}, "monitors": {"mass": 0.99},
 *  "uncertainty": {"k": {"standard_deviation": 1e-3, "low_95": 0.1, "high_95": 0.104, "identifiable": true, "covariance": [1e-6]},
 *                  "a": {"half_width_95": {"rms": 0.03, "largest": 0.04, "at": [0.75, 0.26]}, "undetermined_part": 0}},
 *  "expectations": [{"text": "rel_l2(u) < 1e-3", "value": 4e-4, "met": true}],
 *  "network": {"width": 64, "depth": 4, "activation": "tanh", "parameters": 12737}, "plan": ["network   2 inputs -> …", …]}
 * }</pre>
 */
public final class ResultJson {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private ResultJson() {}

    /** Writes the object and a line end; leaves the stream open. */
    public static void write(SolveReport report, OutputStream stream) throws IOException {
        try (JsonGenerator json = generator(stream)) {
            SolveResult result = report.result();
            json.writeStartObject();
            json.writeStringField("problem", report.problem().title());
            json.writeStringField("file", report.file());
            json.writeStringField("train", report.trainingName());
            numbers(json, "parameters", report.problem().parameters());
            json.writeNumberField("seed", report.options().seed());
            json.writeStringField(
                    "precision", report.options().precision().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("threads", report.options().threads());
            number(json, "seconds", result.seconds());
            json.writeNumberField("steps", result.steps());
            json.writeStringField("stop_reason", result.reason().name().toLowerCase(Locale.ROOT));
            json.writeStringField("message", result.message());
            number(json, "loss", totalLoss(result));
            byTerm(json, "losses", result.terms(), result.losses());
            byTerm(json, "weights", result.terms(), result.weights());
            errors(json, report.errors());
            number(json, "estimated_error", result.estimatedError().orElse(Double.NaN));
            if (result.check().isPresent()) {
                check(json, result.check().get());
            }
            numbers(json, "inferred", inferred(report));
            json.writeObjectFieldStart("monitors");
            double[] monitors = report.monitors().last();
            for (int i = 0; i < monitors.length; i++) {
                number(json, report.monitors().names().get(i), monitors[i]);
            }
            json.writeEndObject();
            if (result.uncertainty().isPresent()) {
                uncertainty(json, result.uncertainty().get());
            }
            expectations(json, report.expectations());
            network(json, report.options().training(), result);
            json.writeArrayFieldStart("plan");
            for (String line : result.plan().lines()) {
                json.writeString(line);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void check(JsonGenerator json, IndependentCheck check) throws IOException {
        json.writeObjectFieldStart("independent_check");
        number(json, "difference", check.difference());
        number(json, "uncertainty", check.uncertainty());
        json.writeStringField("method", check.method());
        json.writeEndObject();
    }

    private static void uncertainty(JsonGenerator json, Uncertainty uncertainty) throws IOException {
        json.writeObjectFieldStart("uncertainty");
        for (int i = 0; i < uncertainty.names().size(); i++) {
            json.writeObjectFieldStart(uncertainty.names().get(i));
            number(json, "standard_deviation", uncertainty.standardDeviation(i));
            number(json, "low_95", uncertainty.values()[i] - uncertainty.halfWidth(i));
            number(json, "high_95", uncertainty.values()[i] + uncertainty.halfWidth(i));
            json.writeBooleanField("identifiable", uncertainty.identifiable()[i]);
            json.writeArrayFieldStart("covariance");
            for (double value : uncertainty.covariance()[i]) {
                if (Double.isFinite(value)) {
                    json.writeNumber(value);
                } else {
                    json.writeNull();
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        for (FieldUncertainty field : uncertainty.fields()) {
            json.writeObjectFieldStart(field.name());
            json.writeObjectFieldStart("half_width_95");
            int widest = field.widest();
            number(json, "rms", field.typicalHalfWidth());
            number(json, "largest", field.halfWidth(widest));
            json.writeFieldName("at");
            json.writeArray(field.points()[widest], 0, field.points()[widest].length);
            json.writeEndObject();
            number(json, "undetermined_part", field.undeterminedPart());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static Map<String, Double> inferred(SolveReport report) {
        Map<String, Double> values = new LinkedHashMap<>();
        InferredNumber.of(report.problem(), report.result().model())
                .forEach(number -> values.put(number.name(), number.value()));
        return values;
    }

    /** A generator of indented JSON that leaves the stream open. */
    static JsonGenerator generator(OutputStream stream) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return JSON.createGenerator(stream).setPrettyPrinter(printer);
    }

    /** Σ λₖ·tₖ of a finished run. */
    public static double totalLoss(SolveResult result) {
        return TrainingResult.loss(result.weights(), result.losses());
    }

    private static void byTerm(JsonGenerator json, String name, List<String> terms, double[] values)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (int k = 0; k < values.length; k++) {
            number(json, terms.get(k), values[k]);
        }
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, String name, Map<String, Double> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Double> entry : new TreeMap<>(values).entrySet()) {
            number(json, entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    private static void errors(JsonGenerator json, List<FieldError> errors) throws IOException {
        json.writeObjectFieldStart("errors");
        for (FieldError error : errors) {
            json.writeObjectFieldStart(error.name());
            number(json, "rel_l2", error.relL2());
            number(json, "linf", error.linf());
            json.writeNumberField("points", error.points());
            json.writeArrayFieldStart("sources");
            for (String source : error.sources()) {
                json.writeString(source);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void expectations(JsonGenerator json, List<ExpectationResult> expectations) throws IOException {
        json.writeArrayFieldStart("expectations");
        for (ExpectationResult expectation : expectations) {
            json.writeStartObject();
            json.writeStringField("text", expectation.text());
            number(json, "value", expectation.value());
            json.writeBooleanField("met", expectation.met());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void network(JsonGenerator json, Training training, SolveResult result) throws IOException {
        json.writeObjectFieldStart("network");
        json.writeNumberField("width", training.network().width());
        json.writeNumberField("depth", training.network().depth());
        json.writeStringField("activation", training.network().activation());
        json.writeNumberField("parameters", result.model().parameters().length());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }
}
