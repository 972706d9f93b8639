/**
 * The command line: arguments in, text or JSON and an exit status out.
 *
 * <p>Knows picocli and the standard streams, which nothing else does. Every answer comes from {@link
 * dev.assetwright.app.Application}; what a command prints is decided here, what is true is not. Read {@link
 * dev.assetwright.cli.CommandLineTool} first, then {@link dev.assetwright.cli.MaterializeCommand}.
 */
@NullMarked
package dev.assetwright.cli;

import org.jspecify.annotations.NullMarked;
