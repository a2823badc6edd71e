package dev.fluxion.solver.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.DiagnosticRecord;
import dev.fluxion.dsl.diagnostic.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Messages about a file for tools: {@code {"file": …, "errors": 1, "warnings": 0, "diagnostics": [{"code": "E0201", "severity": "error",
 * "message": …, "place": {"file", "line", "column", "endLine", "endColumn"}, "label": …, "notes": […], "help": …, "fixes": […]}]}}.
 */
public final class DiagnosticsJson {
    private DiagnosticsJson() {}

    /** The object as text with a line end. */
    public static String of(List<Diagnostic> diagnostics, SourceFile source) {
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
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
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
