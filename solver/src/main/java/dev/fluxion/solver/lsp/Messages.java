package dev.fluxion.solver.lsp;

import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.PublishDiagnosticsParams;

/** The messages of the compiler in the words of the protocol. A mistake in an included file is shown where the file is included. */
record Messages(Analysis analysis) {

    PublishDiagnosticsParams params() {
        return new PublishDiagnosticsParams(
                analysis.uri(),
                analysis.compiled().diagnostics().stream().map(this::message).toList(),
                analysis.version());
    }

    private org.eclipse.lsp4j.Diagnostic message(Diagnostic d) {
        boolean own = analysis.own(d.span().start());
        String text = d.message()
                + (d.text().isEmpty() ? "" : ": " + d.text())
                + d.help().map(help -> "\nhelp: " + help).orElse("");
        String place = own
                ? ""
                : "in " + analysis.compiled().source().name(d.span().start()) + ", line "
                        + analysis.compiled().source().line(d.span().start()) + ": ";
        org.eclipse.lsp4j.Diagnostic message = new org.eclipse.lsp4j.Diagnostic(
                analysis.positions().range(own ? d.span() : inclusion()),
                place + text,
                d.isError() ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
                "fluxion",
                d.code().name());
        List<DiagnosticRelatedInformation> others = d.labels().stream()
                .filter(label -> analysis.own(label.span().start()))
                .map(label -> new DiagnosticRelatedInformation(
                        new Location(analysis.uri(), analysis.positions().range(label.span())), label.text()))
                .collect(Collectors.toList());
        message.setRelatedInformation(others);
        return message;
    }

    /** The first include statement. */
    private Span inclusion() {
        return analysis.compiled().file().statements().stream()
                .filter(s -> s instanceof Statement.Include)
                .map(Statement::span)
                .filter(span -> analysis.own(span.end()))
                .findFirst()
                .orElse(new Span(0, 0));
    }
}
