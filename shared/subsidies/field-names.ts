import { SubsidyField } from './fields';

/** What the catalogue calls each kind (类别): data/subsidies.json. */
export const FIELD_NAMES: Record<SubsidyField, string> = {
  farming: '农业生产',
  livestock: '畜牧渔业',
  forestry: '林业草原',
  relief: '社会救助',
  disability: '残疾人',
  veterans: '优抚安置',
  health: '卫生健康',
  schooling: '教育资助',
  revival: '乡村振兴',
  building: '乡村建设',
  housing: '住房保障',
  employment: '就业社保',
  resettlement: '移民后扶',
  disaster: '灾害救助',
  organisation: '村级组织',
};

/** The kind that a category of the catalogue is; undefined for one that is not among them. */
export const fieldOfCategory = (category: string): SubsidyField | undefined =>
  SubsidyField.options.find((field) => FIELD_NAMES[field] === category);
