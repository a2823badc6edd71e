package dev.fluxion.solver.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.DiagnosticRecord;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.explain.ConditionTable;
import dev.fluxion.dsl.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Messages about a file for tools: {@code {"file": …, "errors": 1, "warnings": 0, "diagnostics": [{"code": "E0201", "severity": "error",
 * "message": …, "place": {"file", "line", "column", "endLine", "endColumn"}, "label": …, "notes": […], "help": …, "fixes": […]}],
 * "conditions": [{"field", "place", "periodic", "needed", "given": {order: [name, …]}}], "notes": […], "terms": {name: table}}; conditions of a problem without errors only, terms where they were asked for.
 */
public final class CheckJson {
    private CheckJson() {}

    /**
     * The object as text with a line end.
     *
     * @param terms sizes of terms to print, by the name of the equation or condition; may be empty
     */
    public static String of(Pde.Compilation compiled, Map<String, String> terms) {
        List<Diagnostic> diagnostics = compiled.diagnostics();
        SourceFile source = compiled.source();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = ResultJson.generator(bytes)) {
            long errors = diagnostics.stream().filter(Diagnostic::isError).count();
            json.writeStartObject();
            json.writeStringField("file", source.name());
            json.writeNumberField("errors", errors);
            json.writeNumberField("warnings", diagnostics.size() - errors);
            json.writeArrayFieldStart("diagnostics");
            for (Diagnostic diagnostic : diagnostics) {
                write(json, DiagnosticRecord.of(diagnostic, source));
            }
            json.writeEndArray();
            if (compiled.problem().isPresent()) {
                conditions(json, compiled.problem().get());
            }
            json.writeArrayFieldStart("notes");
            for (String note : compiled.notes()) {
                json.writeString(note);
            }
            json.writeEndArray();
            if (!terms.isEmpty()) {
                json.writeObjectFieldStart("terms");
                for (Map.Entry<String, String> table : terms.entrySet()) {
                    json.writeStringField(table.getKey(), table.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The table field × place × order of derivatives. */
    private static void conditions(JsonGenerator json, Problem problem) throws IOException {
        json.writeArrayFieldStart("conditions");
        for (ConditionTable.Row row : ConditionTable.of(problem).rows()) {
            json.writeStartObject();
            json.writeStringField("field", problem.fields().get(row.field()).name());
            json.writeStringField("place", row.place().text());
            json.writeBooleanField("periodic", row.place() instanceof ConditionTable.Place.Joined);
            json.writeNumberField("needed", row.needed());
            json.writeObjectFieldStart("given");
            for (Map.Entry<Integer, List<String>> given : new TreeMap<>(row.given()).entrySet()) {
                json.writeArrayFieldStart(given.getKey().toString());
                for (String name : given.getValue()) {
                    json.writeString(name);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, DiagnosticRecord d) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", d.code());
        json.writeStringField("severity", d.severity());
        json.writeStringField("message", d.message());
        place(json, d.place());
        json.writeStringField("label", d.label());
        json.writeArrayFieldStart("notes");
        for (DiagnosticRecord.Note note : d.notes()) {
            json.writeStartObject();
            place(json, note.place());
            json.writeStringField("text", note.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("help", d.help());
        json.writeArrayFieldStart("fixes");
        for (DiagnosticRecord.Edit edit : d.fixes()) {
            json.writeStartObject();
            place(json, edit.place());
            json.writeStringField("replacement", edit.replacement());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, DiagnosticRecord.Place place) throws IOException {
        json.writeObjectFieldStart("place");
        json.writeStringField("file", place.file());
        json.writeNumberField("line", place.line());
        json.writeNumberField("column", place.column());
        json.writeNumberField("endLine", place.endLine());
        json.writeNumberField("endColumn", place.endColumn());
        json.writeEndObject();
    }
}
