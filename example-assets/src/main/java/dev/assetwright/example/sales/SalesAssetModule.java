package dev.assetwright.example.sales;

import dev.assetwright.AssetModule;

/** Names this Maven module's assets and says which Guice module builds what their classes need. */
@AssetModule(name = "sales", install = SalesModule.class)
public interface SalesAssetModule {}
