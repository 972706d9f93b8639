package dev.assetwright.example.shop;

import dev.assetwright.AssetModule;

/** The module. */
@AssetModule(name = "shop", install = ShopModule.class)
public interface ShopAssets {}
