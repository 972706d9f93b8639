package dev.assetwright.cli;

/** How a command ended, as other programs see it. */
enum ExitStatus {
  /** Done, or there was nothing to do. */
  DONE(0),
  /** An asset or a check failed, or what was asked for is held back by such a failure. */
  FAILED(1),
  /** The request made no sense; nothing was changed. */
  USAGE(2),
  /** The environment refused: a locked store, a full disk, a taken port. */
  ENVIRONMENT(3),
  /** A bug in Assetwright; EX_SOFTWARE of sysexits.h. */
  BUG(70),
  /** Canceled by the user; 128 and the number of SIGINT, as shells have it. */
  CANCELED(130);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
