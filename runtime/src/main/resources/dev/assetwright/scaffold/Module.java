package {{package}};

import dev.assetwright.AssetModule;

/** The assets of this Maven module. */
@AssetModule(name = "{{name}}")
public interface {{type}}Assets {}
