package dev.assetwright.ui;

import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import dev.assetwright.app.WebServer;
import dev.assetwright.ui.live.ChangeFeed;
import dev.assetwright.ui.live.EventHub;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.http.servlet.JavalinServlet;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Serves pages and API with Javalin on a bare Jetty.
 *
 * <p>Jetty is put together here, since what Javalin would add (WebSocket, sessions) is not used and
 * takes a third of the start.
 */
public final class JavalinWebServer implements WebServer {
  private static final int MOST_THREADS = 48;

  private final Clock clock;
  private final EventHub.Limits limits;

  /** For {@link java.util.ServiceLoader}. */
  public JavalinWebServer() {
    this(Clock.systemUTC(), EventHub.Limits.STANDARD);
  }

  JavalinWebServer(Clock clock, EventHub.Limits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  @Override
  public Running start(Settings settings, Application application) {
    InetAddress address = loopback(settings.host());
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 4);
    threads.setName("assetwright-web");
    threads.setDaemon(true);
    Server server = new Server(threads);
    ServerConnector connector = connector(server, address, settings.port());
    open(connector, settings);
    EventHub hub = new EventHub(Long.toString(clock.millis(), Character.MAX_RADIX), limits);
    ChangeFeed feed = new ChangeFeed(application, hub, limits.batch());
    server.setHandler(handler(
        servlet(application, hub, WebFiles.of(settings.uiFolder()), connector.getLocalPort())));
    server.setErrorHandler(Errors::answerOutsideRoutes);
    try {
      server.start();
    } catch (Exception e) {
      hub.close();
      connector.close();
      throw new IllegalStateException("The web server did not start.", e);
    }
    feed.start();
    return new RunningServer(
        server, connector.getLocalPort(), application.subscribe(feed), feed, hub);
  }

  /** Until there is a sign-in, who reaches the port may do everything. */
  private static InetAddress loopback(String host) {
    InetAddress address;
    try {
      address = InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw notOurs(host);
    }
    if (!address.isLoopbackAddress()) {
      throw new ApplicationException(
          Category.USAGE,
          "OpenAddress",
          "'%s' can be reached from other machines, and there is no sign-in.".formatted(host),
          List.of(
              "Leave the host out to serve this machine only.",
              "From another machine: ssh -L PORT:127.0.0.1:PORT, with the same port on both sides."));
    }
    return address;
  }

  private static ServerConnector connector(Server server, InetAddress address, int port) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    ServerConnector connector =
        new ServerConnector(server, null, null, null, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(address.getHostAddress());
    connector.setPort(port);
    server.addConnector(connector);
    return connector;
  }

  private static void open(ServerConnector connector, Settings settings) {
    try {
      connector.open();
    } catch (IOException e) {
      Throwable cause = e.getCause() instanceof BindException ? e.getCause() : e;
      if (String.valueOf(cause.getMessage()).contains("in use")) {
        throw new ApplicationException(
            Category.ENVIRONMENT,
            "PortTaken",
            "Port %d of '%s' is taken by another process."
                .formatted(settings.port(), settings.host()),
            List.of("Choose another one, or end that process."));
      }
      if (String.valueOf(cause.getMessage()).contains("denied")) {
        throw new ApplicationException(
            Category.ENVIRONMENT,
            "PortDenied",
            "The system does not let this user open port %d.".formatted(settings.port()),
            List.of("Choose one above 1023."));
      }
      throw notOurs(settings.host());
    }
  }

  private static ApplicationException notOurs(String host) {
    return new ApplicationException(
        Category.ENVIRONMENT,
        "UnknownAddress",
        "'%s' is not an address of this machine.".formatted(host),
        List.of("Leave the host out to serve at 127.0.0.1."));
  }

  private static Servlet servlet(Application application, EventHub hub, WebFiles files, int port) {
    // Not javalinServlet(): that one is for WebSocket too, and needs it set up.
    return new JavalinServlet(Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.http.prefer405over404 = true;
          config.router.ignoreTrailingSlashes = false;
          // Ours: an answer is compressed once and tagged, and a stream is never compressed.
          config.http.compressionStrategy = CompressionStrategy.NONE;
          Errors.register(config.routes);
          GateRoutes.register(config.routes, port);
          new ApiRoutes(application).register(config.routes);
          new EventRoute(hub).register(config.routes);
          new PageRoutes(files).register(config.routes);
        })
        .unsafe);
  }

  private static ServletContextHandler handler(Servlet servlet) {
    ServletContextHandler context = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
    context.setErrorHandler(Errors::answerOutsideRoutes);
    context.addServlet(new ServletHolder(servlet), "/*");
    return context;
  }
}
