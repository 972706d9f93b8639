package dev.assetwright.ui;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.json.Json;
import dev.assetwright.json.JsonFormatException;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.ui.security.SecurityHeaders;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what cannot be served, always as {@code {"error": {code, message, hints}}}. */
final class Errors {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  /** The body of an answer that is an error. */
  record Body(Problem error) {}

  /** What is wrong, and what helps. */
  record Problem(String code, String message, List<String> hints) {}

  private Errors() {}

  static void register(RoutesConfig routes) {
    routes.exception(
        ApplicationException.class,
        (e, context) -> answer(context, status(e), e.code(), message(e), e.hints()));
    routes.exception(
        JsonFormatException.class,
        (e, context) -> answer(
            context,
            400,
            "MalformedRequest",
            "The body is not the JSON that is asked for here.",
            List.of(message(e))));
    routes.exception(
        Requests.TooLargeException.class,
        (e, context) -> answer(context, 413, "BodyTooLarge", message(e), List.of()));
    routes.exception(
        MethodNotAllowedResponse.class,
        (e, context) -> answer(
            context,
            405,
            "MethodNotAllowed",
            "'%s' is not used with '%s'.".formatted(context.req().getMethod(), context.path()),
            List.of()));
    routes.exception(
        HttpResponseException.class,
        (e, context) ->
            answer(context, e.getStatus(), "Http" + e.getStatus(), message(e), List.of()));
    routes.exception(
        StoreUnavailableException.class,
        (e, context) -> answer(context, 503, "StoreUnavailable", message(e), List.of()));
    routes.exception(Exception.class, Errors::answerBug);
  }

  private static int status(ApplicationException e) {
    return switch (e.category()) {
      case USAGE -> 400;
      case NOT_FOUND -> 404;
      case ENVIRONMENT -> 503;
    };
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private static void answerBug(Exception e, Context context) {
    String id = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("[{}] {} {} failed.", id, context.req().getMethod(), context.path(), e);
    answer(
        context,
        500,
        "Internal",
        "This is a bug in Assetwright.",
        List.of("The server's log tells more at [%s].".formatted(id)));
  }

  static void answer(Context context, int status, String code, String message, List<String> hints) {
    Answers.send(context, status, new Body(new Problem(code, message, hints)));
  }

  /** Answers what never reaches a route, such as a request that is not HTTP. */
  static boolean answerOutsideRoutes(Request request, Response response, Callback callback) {
    SecurityHeaders.ALL.forEach(
        header -> response.getHeaders().put(header.getKey(), header.getValue()));
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    byte[] body = Json.answers()
        .writeBytes(new Body(new Problem(
            "Http" + response.getStatus(), "The request cannot be served as it is.", List.of())));
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}
