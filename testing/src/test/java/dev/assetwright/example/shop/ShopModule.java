package dev.assetwright.example.shop;

import com.google.inject.AbstractModule;

/** Binds the real source of rates, which no test should ask. */
public final class ShopModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Rates.class).toInstance(day -> {
      throw new IllegalStateException("A test asked the bank for the rate of " + day + ".");
    });
  }
}
