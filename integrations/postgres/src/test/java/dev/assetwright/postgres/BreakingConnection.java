package dev.assetwright.postgres;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a store and its server, and breaks the connection where it is told to. It reads along in PostgreSQL's
 * protocol, version 3: each message is a letter, a length and what it holds.
 */
final class BreakingConnection implements AutoCloseable {
  /** Where the next commit goes wrong. */
  enum Break {
    /** The server never hears of it. */
    BEFORE_COMMIT,
    /** The server commits, and the answer is lost. */
    AFTER_COMMIT,
    /** The same, and the server cannot be asked about it until it is back. */
    AFTER_COMMIT_FOR_LONG
  }

  private final int serverPort;
  private final ServerSocket listening;
  private final AtomicReference<Break> next = new AtomicReference<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean away;

  BreakingConnection(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    thread(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Breaks at the next commit, once. */
  void breakAt(Break where) {
    next.set(where);
  }

  /** Whether the commit that was to go wrong did. */
  boolean hasBroken() {
    return next.get() == null;
  }

  /** Breaks all connections, and refuses further ones until it is back. */
  void goAway() {
    away = true;
    open.forEach(BreakingConnection::close);
  }

  void comeBack() {
    away = false;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        if (away) {
          close(client);
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        open.add(client);
        open.add(server);
        AtomicReference<Break> breaking = new AtomicReference<>();
        thread(() -> toServer(client, server, breaking));
        thread(() -> toClient(client, server, breaking));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void toServer(Socket client, Socket server, AtomicReference<Break> breaking) {
    Set<String> commits = new HashSet<>();
    try {
      DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
      OutputStream out = server.getOutputStream();
      out.write(rest(in, new byte[0])); // The first message has no letter.
      while (true) {
        int letter = in.readByte();
        byte[] message = rest(in, new byte[] {(byte) letter});
        if (isCommit((char) letter, message, commits)) {
          Break where = next.getAndSet(null);
          if (where == Break.BEFORE_COMMIT) {
            throw new IOException("broken");
          }
          breaking.set(where);
        }
        out.write(message);
      }
    } catch (IOException e) {
      close(client);
      close(server);
    }
  }

  private void toClient(Socket client, Socket server, AtomicReference<Break> breaking) {
    try {
      DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
      OutputStream out = client.getOutputStream();
      while (true) {
        int letter = in.readByte();
        byte[] message = rest(in, new byte[] {(byte) letter});
        boolean committed =
            letter == 'C' && text(message, 5).startsWith("COMMIT") && breaking.get() != null;
        if (committed) {
          away = breaking.get() == Break.AFTER_COMMIT_FOR_LONG;
          throw new IOException("broken");
        }
        out.write(message);
      }
    } catch (IOException e) {
      close(client);
      close(server);
    }
  }

  /** Whether a message carries out a commit: by its text, or by the name under which that was prepared. */
  private boolean isCommit(char letter, byte[] message, Set<String> commits) {
    if (letter == 'P') {
      String name = text(message, 5);
      if (text(message, 5 + name.length() + 1).equals("COMMIT")) {
        commits.add(name);
      } else {
        commits.remove(name);
      }
      return false;
    } else if (letter == 'B') {
      String portal = text(message, 5);
      return commits.contains(text(message, 5 + portal.length() + 1));
    }
    return letter == 'Q' && text(message, 5).equals("COMMIT");
  }

  /** Reads length and contents, behind what was read already. */
  private static byte[] rest(DataInputStream in, byte[] before) throws IOException {
    int length = in.readInt();
    ByteBuffer message = ByteBuffer.allocate(before.length + length).put(before).putInt(length);
    in.readFully(message.array(), message.position(), length - Integer.BYTES);
    return message.array();
  }

  private static String text(byte[] message, int from) {
    int end = from;
    while (message[end] != 0) {
      end++;
    }
    return new String(message, from, end - from, StandardCharsets.UTF_8);
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "breaking-connection");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    open.forEach(BreakingConnection::close);
  }
}
