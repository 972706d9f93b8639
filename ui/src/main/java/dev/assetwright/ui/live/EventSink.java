package dev.assetwright.ui.live;

import java.io.IOException;

/** A reader at the other end of a stream. Used by one thread at a time. */
public interface EventSink {
  /**
   * Sends the text and returns once it is on its way; may block while the reader is slow.
   *
   * @throws IOException if the reader is gone
   */
  void send(String text) throws IOException;

  /** Ends the stream. Calling it again does nothing. */
  void close();
}
