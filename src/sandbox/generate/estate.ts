// A large estate, made from a seed: the plan at once, every tenant when it is asked for.
import type { TenantFile } from '../scenario/tenant-file.ts';
import { estateOf, estateYaml } from './estate-file.ts';
import { type EstatePlan, type GenerateOptions, planEstate } from './plan.ts';
import { generateTenant } from './tenant-file.ts';

export interface GeneratedEstate {
  readonly plan: EstatePlan;
  /** The content of the estate file, and the file. */
  estate(): ReturnType<typeof estateOf>;
  estateYaml(): string;
  /** Graph bodies of one tenant; the same for the same seed, in whatever order they are asked for. */
  tenantFile(index: number): TenantFile;
  tenantFiles(): IterableIterator<TenantFile>;
}

export function generateEstate(options: GenerateOptions): GeneratedEstate {
  const plan = planEstate(options);
  const tenantFile = (index: number) => {
    const tenant = plan.tenants[index];
    if (!tenant) throw new Error(`there is no tenant ${index} among ${plan.tenants.length}`);
    return generateTenant(plan, tenant);
  };
  return {
    plan,
    estate: () => estateOf(plan),
    estateYaml: () => estateYaml(plan),
    tenantFile,
    *tenantFiles() {
      for (let index = 0; index < plan.tenants.length; index += 1) yield tenantFile(index);
    },
  };
}
