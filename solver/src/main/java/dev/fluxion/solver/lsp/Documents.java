package dev.fluxion.solver.lsp;

import dev.fluxion.dsl.diagnostic.Span;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;

/**
 * The open documents. Texts are compiled one at a time, in the background; of versions that arrive meanwhile only the last is, and a
 * request waits for the version that was the newest when it came.
 */
final class Documents implements TextDocumentService {
    private record Text(String uri, int version, String text) {}

    private final Supplier<LanguageClient> client;
    private final Map<String, Text> texts = new ConcurrentHashMap<>();
    private final Map<String, Analysis> analyses = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("fluxion-lsp").factory());

    Documents(Supplier<LanguageClient> client) {
        this.client = client;
    }

    void close() {
        worker.shutdown();
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams params) {
        var document = params.getTextDocument();
        changed(new Text(document.getUri(), document.getVersion(), document.getText()));
    }

    @Override
    public void didChange(DidChangeTextDocumentParams params) {
        String text = params.getContentChanges().getLast().getText();
        changed(new Text(
                params.getTextDocument().getUri(), params.getTextDocument().getVersion(), text));
    }

    @Override
    public void didClose(DidCloseTextDocumentParams params) {
        String uri = params.getTextDocument().getUri();
        texts.remove(uri);
        worker.execute(() -> {
            analyses.remove(uri);
            client.get().publishDiagnostics(new PublishDiagnosticsParams(uri, List.of()));
        });
    }

    /** Included files may have changed: the documents that are open are compiled again. */
    @Override
    public void didSave(DidSaveTextDocumentParams params) {
        worker.execute(analyses::clear);
        texts.values().forEach(text -> worker.execute(() -> publish(text)));
    }

    private void changed(Text text) {
        texts.put(text.uri(), text);
        worker.execute(() -> publish(text));
    }

    private void publish(Text text) {
        if (texts.get(text.uri()) != text) {
            return;
        }
        Analysis analysis = analysis(text);
        if (texts.get(text.uri()) == text) {
            client.get().publishDiagnostics(new Messages(analysis).params());
        }
    }

    private Analysis analysis(Text text) {
        Analysis known = analyses.get(text.uri());
        if (known == null || known.version() != text.version()) {
            known = Analysis.of(text.uri(), text.version(), text.text());
            analyses.put(text.uri(), known);
        }
        return known;
    }

    private <T> CompletableFuture<T> answer(String uri, Function<Analysis, T> question) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Text text = texts.get(uri);
                    if (text == null) {
                        throw refused(uri + " is not open");
                    }
                    return question.apply(analysis(text));
                },
                worker);
    }

    private static ResponseErrorException refused(String why) {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.InvalidParams, why, null));
    }

    private static int offset(Analysis analysis, Position position) {
        return analysis.positions().offset(position);
    }

    @Override
    public CompletableFuture<Hover> hover(HoverParams params) {
        return answer(
                params.getTextDocument().getUri(),
                a -> new Hovers(a).at(offset(a, params.getPosition())).orElse(null));
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams params) {
        return answer(
                params.getTextDocument().getUri(),
                a -> Either.forLeft(new Completions(a).at(offset(a, params.getPosition()))));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams params) {
        return answer(
                params.getTextDocument().getUri(),
                a -> Either.forLeft(new Answers(a)
                        .definition(offset(a, params.getPosition())).stream().toList()));
    }

    @Override
    public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
        return answer(params.getTextDocument().getUri(), a -> {
            try {
                List<TextEdit> edits = new Renaming(a).edits(offset(a, params.getPosition()), params.getNewName());
                return new WorkspaceEdit(Map.of(a.uri(), edits));
            } catch (Renaming.Refused e) {
                throw refused(e.getMessage());
            }
        });
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
        return answer(params.getTextDocument().getUri(), a -> {
            int start = offset(a, params.getRange().getStart());
            Span range =
                    new Span(start, Math.max(start, offset(a, params.getRange().getEnd())));
            return new Answers(a)
                    .repairs(range).stream()
                            .map(Either::<Command, CodeAction>forRight)
                            .toList();
        });
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
        return answer(params.getTextDocument().getUri(), a -> new Answers(a).layout());
    }
}
