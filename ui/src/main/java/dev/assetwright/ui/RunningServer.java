package dev.assetwright.ui;

import dev.assetwright.app.WebServer;
import dev.assetwright.ui.live.ChangeFeed;
import dev.assetwright.ui.live.EventHub;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that answers, with what feeds its streams. */
record RunningServer(
    Server server, int port, AutoCloseable subscription, ChangeFeed feed, EventHub hub)
    implements WebServer.Running {
  private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

  @Override
  public void close() {
    try {
      subscription.close();
    } catch (Exception e) {
      LOG.warn("The pages' subscription did not end.", e);
    }
    feed.close();
    // First the streams: Jetty would wait for them.
    hub.close();
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("The web server did not stop as it should.", e);
    }
  }
}
