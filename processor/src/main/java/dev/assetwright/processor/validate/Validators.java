package dev.assetwright.processor.validate;

import java.util.List;

/** The rules in the order they are asked. */
public final class Validators {
  /** All of them; each holds back what follows from another's findings. */
  public static final List<Validator> ALL = List.of(
      new ModuleValidator(),
      new ConfigValidator(),
      new SettingValidator(),
      new GridValidator(),
      new ClassValidator(),
      new GeneratedNameValidator(),
      new MethodShapeValidator(),
      new NameValidator(),
      new DuplicateKeyValidator(),
      new FormerKeyValidator(),
      new KindValidator(),
      new FileValidator(),
      new PoolValidator(),
      new IsolationValidator(),
      new MultiAssetValidator(),
      new ExternalValidator(),
      new CheckValidator(),
      new SqlValidator(),
      new DataTypeValidator(),
      new NamelessParameterValidator(),
      new UpstreamValidator(),
      new UnknownTypeValidator(),
      new EdgeTypeValidator(),
      new PartitionValidator(),
      new MappingValidator(),
      new IdleRequireValidator(),
      new PreviousValidator(),
      new CycleValidator(),
      new TimeValidator(),
      new FreshnessValidator(),
      new IdleScheduleValidator(),
      new UnusedModuleValidator(),
      new RequirementValidator(),
      new LayerValidator(),
      new TagPropagationValidator(),
      new UnknownTagValidator(),
      new RepeatedUpstreamValidator(),
      new NeverObservedValidator(),
      new DeterminismValidator(),
      new MutableStateValidator());

  private Validators() {}
}
