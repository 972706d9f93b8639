package dev.assetwright.config;

/** What a component of a configuration record is: a setting, or a section of settings. */
sealed interface SettingPart permits SettingDefinition, SettingSection {}
