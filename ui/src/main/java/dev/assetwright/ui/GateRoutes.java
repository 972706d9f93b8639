package dev.assetwright.ui;

import dev.assetwright.ui.security.Gate;
import dev.assetwright.ui.security.RequestFacts;
import dev.assetwright.ui.security.SecurityHeaders;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Has every request pass the gate, and gives every answer its headers. */
final class GateRoutes {
  private GateRoutes() {}

  static void register(RoutesConfig routes, int port) {
    Gate gate = new Gate(port);
    routes.before(context -> {
      SecurityHeaders.ALL.forEach(header -> context.header(header.getKey(), header.getValue()));
      gate.refusal(facts(context)).ifPresent(refusal -> {
        Errors.answer(
            context, refusal.status(), refusal.code(), refusal.message(), refusal.hints());
        context.skipRemainingHandlers();
      });
    });
  }

  private static RequestFacts facts(Context context) {
    return new RequestFacts(
        context.req().getMethod(),
        context.path(),
        context.header("Host"),
        context.header("Origin"),
        context.header("Sec-Fetch-Site"),
        context.header("Content-Type"),
        context.header("X-Assetwright"));
  }
}
