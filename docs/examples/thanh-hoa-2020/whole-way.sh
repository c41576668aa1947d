#!/usr/bin/env bash
# whole-way.sh DUTOAN OUT: plan 1026 from the estimate to the notice of its review, on made-up books. Prints
# what each step comes to, and writes papers and workbooks into the folder OUT. ./run calls it.
set -euo pipefail
dutoan=$1 out=$2
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

head_of() { printf '\n──── %s ────\n\n' "$1"; }
# The same answer as text, and as papers beside it: told NAME FORM… -- COMMAND…
told() {
  local name=$1 code=0 forms=()
  shift
  while [ "$1" != -- ]; do forms+=("$1"); shift; done
  shift
  "$dutoan" "$@" || code=$?
  [ "$code" -le 1 ] || return "$code" # 1: an answer with findings
  for form in "${forms[@]}"; do "$dutoan" "$@" -o "$out/$name.$form" >/dev/null || [ $? -le 1 ]; done
}
quietly() { "$dutoan" "$@" >"$work/answer" || { cat "$work/answer" >&2; return 1; }; }

told 1-du-toan xlsx pdf -- estimate

head_of "2. Thẩm định · the appraisal"
export DUTOAN_BOOK=$work/tham-dinh.db
drafter=(--author ke-toan --decider ubnd)
unit=(--author ke-toan-truong --decider truong-ban)
finance=(--author chuyen-vien --decider giam-doc-so)
quietly init
quietly allot 5,5tỷ -N 3518/QĐ-UBND -d 16/12/2019 --posted-on 02/01/2020 -y 2020 --unit BDT --chapter 483 \
  --subcategory 085 --source 01 --nature 12 --programme 0392 "${drafter[@]}"
quietly estimate save -d 12/05/2020 "${drafter[@]}"
"$dutoan" submit -N 12/TTr-BDT -d 14/05/2020 "${unit[@]}" -o "$out/2-to-trinh.pdf"
quietly appraise cut "*/hall" "unit_rate<=1,8tr" --reason above-price --text "báo giá thấp nhất" -d 20/05/2020 \
  "${finance[@]}"
quietly appraise cut ML1/organiser-per-diem organisers=1 --reason people-differ --text "một cán bộ là đủ" \
  -d 20/05/2020 "${finance[@]}"
quietly appraise reject ML4/backdrop --reason not-in-plan --text "kế hoạch không nêu" -d 20/05/2020 "${finance[@]}"
quietly appraise accept "*" -d 22/05/2020 "${finance[@]}"
quietly appraise close -N 45/BC-STC -d 25/05/2020 "${finance[@]}"
told 2-tham-dinh xlsx pdf -- appraise report
"$dutoan" approve -N 1512/QĐ-UBND -d 28/05/2020 --author ke-toan --decider chu-tich -o "$out/2-phu-luc-phe-duyet.pdf"

head_of "3. Sổ của năm mẫu · the book of the sample year"
export DUTOAN_BOOK=$work/nam-2020.db
quietly init --sample thanh-hoa-2020
told 3-tinh-hinh pdf -- status
"$dutoan" report execution --by month -o "$out/3-thuc-hien-theo-thang.html"
"$dutoan" report execution --by district -o "$out/3-thuc-hien-theo-huyen.html"
"$dutoan" report execution --by district -o "$out/3-thuc-hien-theo-huyen.pdf"

head_of "4. Hết năm · the end of the year"
office=(--author kt.hoa --decider truong-ban)
number=0
for advance in $("$dutoan" advance list -O csv | sed -n 's/^[^,]*,\(TU-[0-9]*\),.*/\1/p' | sort -u); do
  number=$((number + 1))
  quietly settle due "$advance" -N "PT-0$number" -d 31/01/2021 -m "tạm ứng quá hạn" "${office[@]}"
done
for class in $("$dutoan" left --by activity -O csv | sed -n 's/^plain,\([^,]*\),.*/\1/p'); do
  quietly settle class "$class" --close -d 31/01/2021 --without-papers "hồ sơ bổ sung sau" "${office[@]}"
done
told 4-khoa-so-thu pdf -- settle rehearse
quietly settle close -d 31/01/2021 "${office[@]}"
quietly settle submit -N 12/BC-BDT -d 20/02/2021 "${office[@]}"

head_of "5. Báo cáo quyết toán năm · the statements of the year"
told 5-B01 xlsx pdf -- settle statement B01 -y 2020
for form in F01-01 F01-02 B03 04-SDKP; do
  for medium in xlsx pdf; do "$dutoan" settle statement $form -y 2020 -o "$out/5-$form.$medium"; done
done
told 5-ket-qua-thuc-hien pdf -- report results -y 2020

head_of "6. Xét duyệt · the review"
review=(-y 2020 --author can-bo-stc --decider giam-doc-so)
quietly settle review PC-205 500.000 -m "chi vượt giá hợp đồng" --cite "Hợp đồng thuê hội trường, Điều 2" -N XD-01 \
  -d 02/04/2021 "${review[@]}"
"$dutoan" settle minutes -N 05/BB-STC -d 05/04/2021 "${review[@]}" -o "$out/6-bien-ban.pdf"
"$dutoan" settle notice -N 30/TB-STC -d 10/04/2021 "${review[@]}" -o "$out/6-thong-bao.pdf"
told 6-xet-duyet xlsx -- settle review -y 2020 | tail -n 12
"$dutoan" settle status -y 2020
