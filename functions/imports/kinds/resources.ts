import type { Resource } from '@shared/accounts/registers';
import { dayInChina } from '@shared/time';
import { newResource } from '../../accounts/registers/new-rows';
import { day } from '../cells/days';
import { areaInMu, MU } from '../cells/measures';
import { choice, words } from '../cells/words';
import type { ColumnTable, Doing, Kind, RowOf } from './kind';
import { registerBegin, registerUndo } from './registers';
import { type KnownVillage, place } from './villages';

const columns = {
  ...place,
  name: {
    title: '资源名称',
    also: ['名称', '地块名称', '小地名'],
    required: true,
    parse: words(60),
    example: '老鱼塘',
  },
  kind: {
    title: '资源类别',
    also: ['类别', '资源种类', '地类', '资源类型'],
    required: true,
    parse: choice<Resource['kind']>([
      ['cropland', '耕地', '农用地', '水田', '旱地', '园地'],
      ['woodland', '林地', '山林'],
      ['pond', '水面', '坑塘', '鱼塘', '塘', '水库', '养殖水面', '坑塘水面'],
      ['constructionLand', '建设用地', '集体建设用地', '宅基地', '经营性建设用地'],
      ['wasteland', '荒地', '四荒地', '未利用地', '荒山', '荒滩', '草地'],
    ]),
    example: '水面',
    note: '耕地、林地、水面、建设用地、荒地',
  },
  areaMu: {
    title: '面积',
    also: ['面积亩', '亩数', '实测面积', '资源面积'],
    required: true,
    counts: true,
    units: MU,
    parse: areaInMu,
    example: '12.5',
    note: '亩；写平方米、公顷的会换算（1 亩 = 2000/3 平方米，1 公顷 = 15 亩，四舍五入到 0.0001 亩）',
  },
  registeredOn: {
    title: '登记日期',
    also: ['登记时间', '日期', '清查日期'],
    required: true,
    parse: day,
    example: '2026-01-01',
  },
  use: {
    title: '使用情况',
    also: ['利用现状', '使用现状', '经营方式', '状态'],
    parse: choice<Resource['use']>([
      ['selfUsed', '自用', '集体经营', '自营', '统一经营'],
      ['contracted', '家庭承包', '承包', '承包到户', '发包'],
      ['leased', '出租', '租赁', '流转', '对外出租'],
      ['idle', '闲置', '空闲', '未利用', '荒芜'],
    ]),
    example: '出租',
    note: '不填就是闲置',
  },
  place: { title: '坐落', also: ['坐落位置', '位置', '地点'], parse: words(100), example: '3组' },
  bounds: { title: '四至', also: ['四至界线', '四至范围', '界址'], parse: words(200), example: '东至公路，西至河沟' },
  certificateNo: { title: '权证编号', also: ['证书编号', '权证号', '不动产证号'], parse: words(60) },
  note: { title: '备注', also: ['说明'], parse: words(200) },
} satisfies ColumnTable;

type ResourceLine = RowOf<typeof columns>;

function changeOf(line: ResourceLine, { code: villageCode, townName }: KnownVillage, { at }: Doing) {
  if (line.registeredOn > dayInChina(at)) return { column: 'registeredOn', message: '登记日期还没到，请核对' };
  const draft = {
    villageCode,
    name: line.name,
    kind: line.kind,
    areaMu: line.areaMu,
    place: line.place ?? '',
    bounds: line.bounds ?? '',
    use: line.use ?? 'idle',
    ...(line.certificateNo && { certificateNo: line.certificateNo }),
    ...(line.note && { note: line.note }),
    mediaIds: [],
  } as const;
  // A resource has no number: its name, place and kind are what the village knows it by.
  const source = `import|${line.name}|${draft.place}|${line.kind}`;
  return newResource({ ...draft, mediaIds: [] }, source, line.registeredOn, { at, office: townName });
}

/** 资源台账: land and water of the collective. */
export const resourcesKind: Kind<ResourceLine> = {
  columns,
  sums: [],
  groupOf: (row: ResourceLine, names) => names.villageOf(row),
  begin: registerBegin<ResourceLine>({
    register: 'resource',
    known: 'name',
    words: ['name', 'place', 'bounds', 'certificateNo', 'note'],
    changeOf,
  }),
  undo: registerUndo('resource'),
};
