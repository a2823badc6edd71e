package dev.fluxion.solver.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fluxion.solver.bench.PointSetCost;
import dev.fluxion.solver.bench.StepReport;
import dev.fluxion.solver.bench.StepTiming;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * What {@code fluxion bench --json} prints. The numbers outside {@code scaling} are those of the last number of threads.
 *
 * <pre>{@code
 * {"name": "10000x64x5", "points": 10000, "width": 64, "layers": 5, "parameters": 16897, "precision": "f32", "threads": 1,
 *  "milliseconds_per_step": 60.1, "useful_flops_per_step": 3.9e9, "useful_gflops": 65.2, "fraction_of_peak": 0.7,
 *  "peak_gflops_per_thread": 92.1, "lanes": 8, "jdk": "25+36", "processors": 2, "warm_up_steps": 50, "timed_steps": 50,
 *  "scaling": [{"threads": 1, "milliseconds_per_step": 60.1, "useful_gflops": 65.2, "fraction_of_peak": 0.7, "speedup": 1.0}],
 *  "point_sets": [{"terms": ["eq1"], "points": 10000, "channels": 4, "useful_flops": 3.9e9}],
 *  "memory": {"workspace_bytes": 700000, "points_bytes": 320000, "buffers_bytes": 270352, "allocated_bytes_per_step": 200}}
 * }</pre>
 */
public final class BenchJson {
    private BenchJson() {}

    /** Writes the object and a line end; leaves the stream open. */
    public static void write(String name, StepReport report, OutputStream stream) throws IOException {
        try (JsonGenerator json = ResultJson.generator(stream)) {
            StepTiming last = report.timings().getLast();
            json.writeStartObject();
            json.writeStringField("name", name);
            json.writeNumberField("points", report.points());
            json.writeNumberField("width", report.width());
            json.writeNumberField("layers", report.layers());
            json.writeNumberField("parameters", report.parameters());
            json.writeStringField("precision", report.precision().name().toLowerCase(Locale.ROOT));
            timing(json, last);
            json.writeNumberField("useful_flops_per_step", report.flops());
            json.writeNumberField("peak_gflops_per_thread", report.peakFlopsPerSecond() * 1e-9);
            json.writeNumberField("lanes", report.lanes());
            json.writeStringField("jdk", Runtime.version().toString());
            json.writeNumberField("processors", Runtime.getRuntime().availableProcessors());
            json.writeNumberField("warm_up_steps", last.warmUpSteps());
            json.writeNumberField("timed_steps", last.timedSteps());
            scaling(json, report);
            pointSets(json, report);
            memory(json, report);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void timing(JsonGenerator json, StepTiming timing) throws IOException {
        json.writeNumberField("threads", timing.threads());
        json.writeNumberField("milliseconds_per_step", timing.seconds() * 1e3);
        json.writeNumberField("useful_gflops", timing.usefulFlopsPerSecond() * 1e-9);
        json.writeNumberField("fraction_of_peak", timing.fractionOfPeak());
    }

    private static void scaling(JsonGenerator json, StepReport report) throws IOException {
        json.writeArrayFieldStart("scaling");
        for (StepTiming timing : report.timings()) {
            json.writeStartObject();
            timing(json, timing);
            json.writeNumberField("speedup", timing.speedup());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void pointSets(JsonGenerator json, StepReport report) throws IOException {
        json.writeArrayFieldStart("point_sets");
        for (PointSetCost cost : report.costs()) {
            json.writeStartObject();
            json.writeArrayFieldStart("terms");
            for (String term : cost.terms()) {
                json.writeString(term);
            }
            json.writeEndArray();
            json.writeNumberField("points", cost.points());
            json.writeNumberField("channels", cost.channels());
            json.writeNumberField("useful_flops", cost.flops());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void memory(JsonGenerator json, StepReport report) throws IOException {
        json.writeObjectFieldStart("memory");
        json.writeNumberField("workspace_bytes", report.memory().workspace());
        json.writeNumberField("points_bytes", report.memory().points());
        json.writeNumberField("buffers_bytes", report.memory().buffers());
        json.writeNumberField("allocated_bytes_per_step", report.memory().allocatedPerStep());
        json.writeEndObject();
    }
}
