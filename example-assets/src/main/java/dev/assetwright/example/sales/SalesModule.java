package dev.assetwright.example.sales;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.assetwright.Environment;
import dev.assetwright.StartupTask;

/** Builds what the constructors of the asset classes take, and what is done before they are looked at. */
public final class SalesModule extends AbstractModule {
  @Provides
  @Singleton
  SalesFolder salesFolder(SalesConfig config, Environment environment) {
    return SalesFolder.of(config, environment);
  }

  @ProvidesIntoSet
  StartupTask sampleSales(SalesConfig config) {
    return new SampleSales(config);
  }
}
