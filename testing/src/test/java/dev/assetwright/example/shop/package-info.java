/** A small shop whose assets the tests of this module test. */
@NullMarked
package dev.assetwright.example.shop;

import org.jspecify.annotations.NullMarked;
